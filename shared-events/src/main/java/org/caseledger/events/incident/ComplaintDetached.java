package org.caseledger.events.incident;

import org.caseledger.events.CaseId;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** A complaint was found not to belong to the incident. */
@EventType("ComplaintDetached")
public record ComplaintDetached(CaseId caseId, @Official String reason, Occurred occurred)
        implements IncidentEvent, ConcernsCase {}
