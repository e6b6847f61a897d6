package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** The exercise receives no further cases of the past. */
@EventType("ReplayStopped")
public record ReplayStopped(String reason, Occurred occurred) implements IncidentEvent {}
