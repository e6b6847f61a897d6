/** Handling is urged, and the notice answered. */
@NullMarked
package org.caseledger.command.complaint.urging;

import org.jspecify.annotations.NullMarked;
