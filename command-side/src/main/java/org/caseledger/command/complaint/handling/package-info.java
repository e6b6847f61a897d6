/** A unit accepts, declines or refers the case, investigates, mediates and proposes. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.handling;
