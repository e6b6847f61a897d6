package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** Another office and this one disagree on which of them handles the case (O121-33). */
@EventType(value = "JurisdictionDisputed", zh = "处理权限争议", en = "Jurisdiction disputed")
public record JurisdictionDisputed(String with, @Official String why, Occurred occurred) implements Act {}
