/**
 * What may happen to a complaint: the aggregate, the order of its commands, and how one is admitted and decided; the
 * commands themselves have a package for each stage of life.
 *
 * <p>A command decides from the {@link org.caseledger.command.complaint.state.CaseState} folded so far and the
 * {@link org.caseledger.command.gate.DecisionContext} it is given at, and answers with events or a
 * {@link org.caseledger.command.gate.Refused}; only the aggregate knows the framework.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint;
