/**
 * What may happen: every command on a complaint, with who may give it, when, and what it decides.
 *
 * <p>A command decides from the {@link org.caseledger.command.complaint.CaseState} folded so far
 * and the {@link org.caseledger.command.gate.DecisionContext} it is given at, and answers with
 * events or a {@link org.caseledger.command.gate.Refused}; only {@code axon} knows the framework.
 */
@NullMarked
package org.caseledger.command.complaint;

import org.jspecify.annotations.NullMarked;
