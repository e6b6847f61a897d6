package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/**
 * The case is handled together with a lead case about the same matter (P4.22); each keeps its own
 * history and deadlines.
 */
@EventType(value = "ComplaintJoined", zh = "并案", en = "Joined")
public record ComplaintJoined(CaseId lead, @Official String why, Occurred occurred) implements Act {}
