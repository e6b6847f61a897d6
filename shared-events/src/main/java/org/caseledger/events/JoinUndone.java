package org.caseledger.events;

/** The case is handled for itself again (P4.22). */
@EventType("JoinUndone")
public record JoinUndone(CaseId lead, String reason, Occurred occurred) implements Act {}
