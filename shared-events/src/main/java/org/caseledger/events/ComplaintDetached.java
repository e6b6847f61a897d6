package org.caseledger.events;

/** A complaint does not belong to the incident after all. */
@EventType("ComplaintDetached")
public record ComplaintDetached(CaseId caseId, String reason, Occurred occurred)
        implements IncidentEvent {}
