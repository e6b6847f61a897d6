package org.caseledger.events.incident;

import org.caseledger.events.CaseId;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** A complaint belongs to the incident (P8.06, P8.11). */
@EventType("ComplaintAttached")
public record ComplaintAttached(CaseId caseId, @Official String why, Occurred occurred)
        implements IncidentEvent, ConcernsCase {}
