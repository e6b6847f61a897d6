/** Deadlines are extended, suspended, resumed and recorded as missed. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.clocks;
