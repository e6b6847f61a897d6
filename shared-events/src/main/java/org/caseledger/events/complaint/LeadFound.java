package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** A sign of a violation of the law was found while a complaint was mediated (O121-27). */
@EventType(value = "LeadFound", zh = "发现违法线索", en = "Lead found")
public record LeadFound(String lead, Occurred occurred) implements Act {}
