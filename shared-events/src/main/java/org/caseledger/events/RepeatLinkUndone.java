package org.caseledger.events;

/** That the case repeats another one was taken back (P4.22); both stay as they are. */
@EventType("RepeatLinkUndone")
public record RepeatLinkUndone(CaseId to, String reason, Occurred occurred) implements Act {}
