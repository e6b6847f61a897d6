package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** Which unit has a case. */
public sealed interface RoutingEvent extends Act {
    /** A bureau leader read the record and named the handling unit (P9.03). */
    @EventType(value = "RoutingSignedOff", zh = "签阅", en = "Signed off")
    @Says(zh = "局领导签阅，由{unit}承办[，意见：{opinion}]", en = "Signed off, handling unit: {unit}[, opinion: {opinion}]")
    record RoutingSignedOff(UnitId unit, @Official @Nullable String opinion, Occurred occurred)
            implements RoutingEvent {}

    /**
     * The case was sent to a handling unit (P9.03, P9.15); {@code proposed} is the one that the ledger proposed first,
     * if it proposed any.
     */
    @EventType(value = "ComplaintAssigned", zh = "分派", en = "Assigned")
    @Says(
            zh =
                    "分派给{unit}[，承办人：{handler|person}][，理由：{reason}]"
                            + "{proposed?{asProposed?，与系统建议一致（{proposed.reasons}）~，系统建议{proposed.unit}（{proposed.reasons}），未采纳}}",
            en = "Assigned to {unit}[, handler: {handler|person}][, reason: {reason}]"
                    + "{proposed?, {asProposed?as proposed by the ledger~not as proposed by the ledger: {proposed.unit}}"
                    + " ({proposed.reasons})}")
    record ComplaintAssigned(
            UnitId unit,
            @Nullable String handler,
            @Official @Nullable String reason,
            @Nullable ProposedRouting proposed,
            Occurred occurred)
            implements RoutingEvent {
        /** Whether the unit is the one that the ledger proposed. */
        public boolean asProposed() {
            return proposed != null && proposed.unit().equals(unit);
        }
    }

    /**
     * The handling unit returned the case as outside its jurisdiction (P9.15); {@code by} is not known of earlier ones.
     */
    @EventType(value = "ComplaintReturned", zh = "退回", en = "Returned")
    @Says(
            zh = "{unit}退回，理由：{reason}[，建议由{proposedUnit}承办]",
            en = "Returned by {unit}, reason: {reason}[, proposed unit: {proposedUnit}]")
    record ComplaintReturned(
            UnitId unit,
            @Official String reason,
            @Nullable UnitId proposedUnit,
            @Nullable String by,
            Occurred occurred) implements RoutingEvent {}

    /**
     * The center reviewed a unit's return, or a leader ruled on it ({@code ruling}), which is final (P9.15).
     * {@code state} is where it leaves the case: RETURNED, to be assigned to another unit or to be ruled on; otherwise
     * the unit and its handler hold the case again as before.
     */
    @EventType(value = "ReturnReviewed", zh = "退单审核", en = "Return reviewed")
    @Says(
            zh = "{accepted?{ruling?局领导裁定~审核}同意退回~"
                    + "{ruling?局领导裁定不同意退回，由{unit}办理，不得再次退回~"
                    + "{goesToALeader?审核再次不同意退回，报局领导裁定~审核不同意退回，由{unit}继续办理}}}，理由：{reason}",
            en = "{accepted?{ruling?A leader accepted the return~Return accepted}~"
                    + "{ruling?A leader refused the return; {unit} keeps the case and cannot return it again~Return refused"
                    + "{goesToALeader? again, submitted to a leader~; the case stays with {unit}}}}, reason: {reason}")
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
    @Says(zh = "与{with}发生处理权限争议，理由：{why}", en = "Jurisdiction disputed with {with}, reason: {why}")
    record JurisdictionDisputed(String with, @Official String why, Occurred occurred) implements RoutingEvent {}

    /**
     * What came of a dispute about jurisdiction; {@code authority} is the office that handles the case, or the superior
     * to which the dispute was submitted (O121-33).
     */
    @EventType(value = "JurisdictionSettled", zh = "处理权限争议的处理", en = "Dispute on jurisdiction settled")
    @Says(zh = "处理权限争议：{step}，机关：{authority}", en = "Dispute on jurisdiction: {step}, authority: {authority}")
    record JurisdictionSettled(DisputeStep step, String authority, Occurred occurred) implements RoutingEvent {}
}
