package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** The handling has ended, and the leading group was informed of the result (P5.16). */
@EventType("IncidentClosed")
public record IncidentClosed(String result, Occurred occurred) implements IncidentEvent {}
