package org.caseledger.events.incident;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** A complaint does not belong to the incident after all. */
@EventType("ComplaintDetached")
public record ComplaintDetached(CaseId caseId, String reason, Occurred occurred)
        implements IncidentEvent {}
