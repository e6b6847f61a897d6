/** A reply is drafted, approved, reviewed and sent. */
@NullMarked
package org.caseledger.command.complaint.replying;

import org.jspecify.annotations.NullMarked;
