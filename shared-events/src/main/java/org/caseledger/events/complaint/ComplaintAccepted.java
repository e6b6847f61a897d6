package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;

/** The unit decided to take the case and notified the complainant (P9.07). */
@EventType(value = "ComplaintAccepted", zh = "受理", en = "Accepted")
public record ComplaintAccepted(UnitId unit, Told told, Occurred occurred) implements Act {}
