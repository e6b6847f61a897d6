package org.caseledger.events.complaint;

import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.jspecify.annotations.Nullable;

/** An act that settles the matter without a reply, of which the complainant was notified. */
@Says(zh = "{}，理由：{reason}{told}", en = "{}, reason: {reason}{told}")
public sealed interface Ending extends Act {
    /** Why it ends so. */
    String reason();

    /** How and when the complainant was notified; null if there is no complainant. */
    @Nullable
    Told told();

    /** The state in which it leaves the case. */
    ComplaintState state();

    /** Why the deadlines lapse that were running. */
    default LapseReason lapseReason() {
        return state() == ComplaintState.CONCLUDED ? LapseReason.CASE_ENDED : LapseReason.valueOf(state().name());
    }

    /**
     * The unit decided not to take the case and notified the complainant of the reason (P9.07); of a complaint under
     * Order 121 also the ground, what spoke for the third one, and that the complainant was notified of the other ways
     * to settle the dispute (O121-15, 16, 17); of a report which earlier one it {@code repeats} (O121-35);
     * {@code jurisdiction} is why another office is the one to handle it. {@code told} is null where a faulty program
     * recorded no notice.
     */
    @EventType(value = "ComplaintDeclined", zh = "不予受理", en = "Declined")
    @Says(
            zh = "不予受理，理由：{reason}{told}[；情形：{ground}][；判断因素：{signs}][；与 {repeats} 重复举报][；处理权限：{jurisdiction}]"
                    + "{otherWaysTold?；已告知其他解决途径}",
            en =
                    "Declined, reason: {reason}{told}[; ground: {ground}][; factors: {signs}][; repeats report {repeats}]"
                            + "[; jurisdiction: {jurisdiction}]{otherWaysTold?; notified of the other ways to settle the dispute}")
    record ComplaintDeclined(
            @Official String reason,
            @Nullable Told told,
            @Nullable RefusalGround ground,
            @Nullable Set<RefusalSign> signs,
            @Nullable Boolean otherWaysTold,
            @Nullable CaseId repeats,
            @Nullable Jurisdiction jurisdiction,
            Occurred occurred)
            implements Ending {
        @Override
        public ComplaintState state() {
            return ComplaintState.DECLINED;
        }
    }

    /**
     * The matter is outside this bureau's competence, and the complainant was notified of the competent authority
     * (P9.05); {@code matter} says what it is if it is no complaint or report at all (O121-44), {@code jurisdiction}
     * why that authority is the one to handle it.
     */
    @EventType(value = "ComplaintReferred", zh = "告知转送", en = "Referred")
    @Says(
            zh = "不属本局职责，告知投诉人向{authority}反映，理由：{reason}{told}[；属{matter}，不适用投诉举报程序][；处理权限：{jurisdiction}]",
            en = "Referred to {authority}, reason: {reason}{told}[; it is {matter}, not a complaint]"
                    + "[; jurisdiction: {jurisdiction}]")
    record ComplaintReferred(
            String authority,
            @Official String reason,
            Told told,
            @Nullable OtherMatter matter,
            @Nullable Jurisdiction jurisdiction,
            Occurred occurred)
            implements Ending {
        @Override
        public ComplaintState state() {
            return ComplaintState.REFERRED;
        }
    }

    /**
     * The complainant withdrew the complaint, for a reason of their own, and was notified that its handling ends
     * (O121-23).
     */
    @EventType(value = "ComplaintWithdrawn", zh = "撤回投诉", en = "Withdrawn")
    record ComplaintWithdrawn(@Official String reason, Told told, Occurred occurred) implements Ending {
        @Override
        public ComplaintState state() {
            return ComplaintState.WITHDRAWN;
        }
    }

    /**
     * The parties settled the dispute between themselves, and the complainant was notified that its handling ends
     * (O121-18, O121-23).
     */
    @EventType(value = "ComplaintSettled", zh = "自行和解", en = "Settled")
    record ComplaintSettled(@Official String reason, Told told, Occurred occurred) implements Ending {
        @Override
        public ComplaintState state() {
            return ComplaintState.SETTLED;
        }
    }

    /**
     * A matter of public opinion was concluded: what was found and done about it, and where that was published, null if
     * nowhere (P9.09, P9.10). The digest is made as that of {@link ReplyDrafted}, {@code draft} the number of the draft
     * that they are, if they are one.
     */
    @EventType(value = "OpinionConcluded", zh = "舆情办结", en = "Public opinion concluded")
    @Says(
            zh = "舆情办结，措施：{measures}[，公布于：{publishedWhere}]",
            en = "Public opinion concluded, measures: {measures}[, published: {publishedWhere}]")
    record OpinionConcluded(
            Sealed findings,
            String digest,
            @Nullable Integer draft,
            @Official String measures,
            @Nullable String publishedWhere,
            Occurred occurred)
            implements Ending {
        @Override
        public String reason() {
            return measures;
        }

        /** Null: there is no complainant to notify. */
        @Override
        public @Nullable Told told() {
            return null;
        }

        @Override
        public ComplaintState state() {
            return ComplaintState.CONCLUDED;
        }
    }
}
