package org.caseledger.events;

/** What the respondent had to put right is done (P3.13). */
@EventType("RectificationCompleted")
public record RectificationCompleted(String what, Occurred occurred) implements Act {}
