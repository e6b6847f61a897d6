/** Histories are adopted and replayed. */
@NullMarked
package org.caseledger.command.complaint.importing;

import org.jspecify.annotations.NullMarked;
