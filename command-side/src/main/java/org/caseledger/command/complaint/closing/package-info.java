/** A case is followed up, withdrawn, archived and reopened, and people answer for it. */
@NullMarked
package org.caseledger.command.complaint.closing;

import org.jspecify.annotations.NullMarked;
