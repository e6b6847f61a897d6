package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The unit decided to take the case and notified the complainant (P9.07); under Order 121 also why
 * this office is the one to handle it (O121-13, O121-29).
 */
@EventType(value = "ComplaintAccepted", zh = "受理", en = "Accepted")
public record ComplaintAccepted(
        UnitId unit, Told told, @Nullable Jurisdiction jurisdiction, Occurred occurred) implements Act {

    public ComplaintAccepted(UnitId unit, Told told, Occurred occurred) {
        this(unit, told, null, occurred);
    }
}
