/** A reply is drafted, approved, reviewed and sent. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.replying;
