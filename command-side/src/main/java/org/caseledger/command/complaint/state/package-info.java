/** The state of a case as commands know it, folded from its events, and what they all ask of it. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.state;
