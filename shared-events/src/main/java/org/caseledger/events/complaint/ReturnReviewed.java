package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The center reviewed a unit's return, or a leader ruled on it ({@code ruling}), which is final
 * (P9.15). {@code state} is where it leaves the case: RETURNED, to be assigned to another unit or
 * to be ruled on; otherwise the unit and its handler hold the case again as before.
 */
@EventType(value = "ReturnReviewed", zh = "退单审核", en = "Return reviewed")
public record ReturnReviewed(
        UnitId unit,
        @Nullable String handler,
        boolean accepted,
        boolean ruling,
        ComplaintState state,
        @Official String reason,
        String by,
        Occurred occurred)
        implements Act {

    /** Whether the unit that returned the case holds it again. */
    public boolean heldAgain() {
        return state != ComplaintState.RETURNED;
    }

    /** Whether a leader has to rule now. */
    public boolean goesToALeader() {
        return !accepted && !heldAgain();
    }
}
