package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** The public was informed of the situation (P3.15, P8.21). */
@EventType("InformationReleased")
public record InformationReleased(String channel, String text, Occurred occurred) implements IncidentEvent {}
