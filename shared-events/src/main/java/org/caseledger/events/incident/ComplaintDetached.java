package org.caseledger.events.incident;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** A complaint was found not to belong to the incident. */
@EventType("ComplaintDetached")
public record ComplaintDetached(CaseId caseId, String reason, Occurred occurred)
        implements IncidentEvent {}
