/** Internal notes, which are no acts of the case. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.notes;
