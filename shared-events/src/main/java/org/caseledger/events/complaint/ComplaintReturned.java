package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The handling unit returned the case as outside its jurisdiction (P9.15); {@code by} is not known
 * of earlier ones.
 */
@EventType(value = "ComplaintReturned", zh = "退回", en = "Returned")
public record ComplaintReturned(
        UnitId unit,
        @Official String reason,
        @Nullable UnitId proposedUnit,
        @Nullable String by,
        Occurred occurred) implements Act {

    public ComplaintReturned(UnitId unit, String reason, @Nullable UnitId proposedUnit, Occurred occurred) {
        this(unit, reason, proposedUnit, null, occurred);
    }
}
