package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * What came of a dispute about jurisdiction; {@code authority} is the office that handles the case,
 * or the superior to which the dispute was submitted (O121-33).
 */
@EventType(value = "JurisdictionSettled", zh = "处理权限争议的处理", en = "Dispute on jurisdiction settled")
public record JurisdictionSettled(DisputeStep step, String authority, Occurred occurred) implements Act {}
