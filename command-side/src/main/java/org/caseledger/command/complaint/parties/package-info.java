/** Who takes part in a complaint: agents, representatives, their consent, mediators, the public. */
@org.jspecify.annotations.NullMarked
package org.caseledger.command.complaint.parties;
