/** Handling is urged, and the notice answered. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.urging;
