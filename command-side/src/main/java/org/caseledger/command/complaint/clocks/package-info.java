/** Deadlines are extended, suspended, resumed and recorded as missed. */
@NullMarked
package org.caseledger.command.complaint.clocks;

import org.jspecify.annotations.NullMarked;
