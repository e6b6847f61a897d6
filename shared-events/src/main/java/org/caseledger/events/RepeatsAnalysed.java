package org.caseledger.events;

/** Why the same is complained of again and again, and what is done to prevent it (P4.22). */
@EventType("RepeatsAnalysed")
public record RepeatsAnalysed(Sealed analysis, String measures, Occurred occurred) implements Act {}
