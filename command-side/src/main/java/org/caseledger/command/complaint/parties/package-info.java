/** Who takes part in a complaint: agents, representatives, their consent, mediators, the public. */
@NullMarked
package org.caseledger.command.complaint.parties;

import org.jspecify.annotations.NullMarked;
