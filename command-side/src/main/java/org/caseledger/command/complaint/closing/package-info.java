/** A case is followed up, withdrawn, archived and reopened, and people answer for it. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.closing;
