/** Internal notes, which are no acts of the case. */
@NullMarked
package org.caseledger.command.complaint.notes;

import org.jspecify.annotations.NullMarked;
