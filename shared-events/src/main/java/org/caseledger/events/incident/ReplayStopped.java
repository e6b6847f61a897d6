package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** Nothing more of the past is received in the exercise. */
@EventType("ReplayStopped")
public record ReplayStopped(String reason, Occurred occurred) implements IncidentEvent {}
