/** A unit accepts, declines or refers the case, investigates, mediates and proposes. */
@NullMarked
package org.caseledger.command.complaint.handling;

import org.jspecify.annotations.NullMarked;
