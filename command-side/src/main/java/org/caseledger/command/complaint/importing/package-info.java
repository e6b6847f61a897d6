/** Histories are adopted and replayed. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.importing;
