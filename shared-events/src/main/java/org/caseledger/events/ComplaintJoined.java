package org.caseledger.events;

/**
 * The case is handled together with a lead case about the same matter (P4.22); each keeps its own
 * history and clocks.
 */
@EventType("ComplaintJoined")
public record ComplaintJoined(CaseId lead, String why, Occurred occurred) implements Act {}
