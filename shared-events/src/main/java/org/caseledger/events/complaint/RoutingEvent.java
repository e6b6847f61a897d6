package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** Which unit has a case. */
public sealed interface RoutingEvent extends Act {

    /** A bureau leader read the record and named the handling unit (P9.03). */
    @EventType(value = "RoutingSignedOff", zh = "签阅", en = "Signed off")
    record RoutingSignedOff(UnitId unit, @Official @Nullable String opinion, Occurred occurred)
            implements RoutingEvent {}

    /**
     * The case was sent to a handling unit (P9.03, P9.15); {@code proposed} is the one that the ledger proposed first,
     * if it proposed any.
     */
    @EventType(value = "ComplaintAssigned", zh = "分派", en = "Assigned")
    record ComplaintAssigned(
            UnitId unit,
            @Nullable String handler,
            @Official @Nullable String reason,
            @Nullable ProposedRouting proposed,
            Occurred occurred)
            implements RoutingEvent {}

    /**
     * The handling unit returned the case as outside its jurisdiction (P9.15); {@code by} is not known of earlier ones.
     */
    @EventType(value = "ComplaintReturned", zh = "退回", en = "Returned")
    record ComplaintReturned(
            UnitId unit,
            @Official String reason,
            @Nullable UnitId proposedUnit,
            @Nullable String by,
            Occurred occurred) implements RoutingEvent {

        public ComplaintReturned(UnitId unit, String reason, @Nullable UnitId proposedUnit, Occurred occurred) {
            this(unit, reason, proposedUnit, null, occurred);
        }
    }

    /**
     * The center reviewed a unit's return, or a leader ruled on it ({@code ruling}), which is final (P9.15).
     * {@code state} is where it leaves the case: RETURNED, to be assigned to another unit or to be ruled on; otherwise
     * the unit and its handler hold the case again as before.
     */
    @EventType(value = "ReturnReviewed", zh = "退单审核", en = "Return reviewed")
    record ReturnReviewed(
            UnitId unit,
            @Nullable String handler,
            boolean accepted,
            boolean ruling,
            ComplaintState state,
            @Official String reason,
            String by,
            Occurred occurred)
            implements RoutingEvent {

        /** Whether the unit that returned the case holds it again. */
        public boolean heldAgain() {
            return state != ComplaintState.RETURNED;
        }

        /** Whether a leader has to rule now. */
        public boolean goesToALeader() {
            return !accepted && !heldAgain();
        }
    }

    /** Another office and this one disagree on which of them handles the case (O121-33). */
    @EventType(value = "JurisdictionDisputed", zh = "处理权限争议", en = "Jurisdiction disputed")
    record JurisdictionDisputed(String with, @Official String why, Occurred occurred) implements RoutingEvent {}

    /**
     * What came of a dispute about jurisdiction; {@code authority} is the office that handles the case, or the superior
     * to which the dispute was submitted (O121-33).
     */
    @EventType(value = "JurisdictionSettled", zh = "处理权限争议的处理", en = "Dispute on jurisdiction settled")
    record JurisdictionSettled(DisputeStep step, String authority, Occurred occurred) implements RoutingEvent {}
}
