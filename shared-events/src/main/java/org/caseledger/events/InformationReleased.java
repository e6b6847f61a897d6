package org.caseledger.events;

/** The public was told how it stands (P3.15, P8.21). */
@EventType("InformationReleased")
public record InformationReleased(String channel, String text, Occurred occurred)
        implements IncidentEvent {}
