package org.caseledger.events;

/** A complaint belongs to the incident (P8.06, P8.11). */
@EventType("ComplaintAttached")
public record ComplaintAttached(CaseId caseId, String why, Occurred occurred)
        implements IncidentEvent {}
