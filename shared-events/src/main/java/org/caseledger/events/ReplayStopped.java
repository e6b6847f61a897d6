package org.caseledger.events;

/** Nothing more of the past is received in the exercise. */
@EventType("ReplayStopped")
public record ReplayStopped(String reason, Occurred occurred) implements IncidentEvent {}
