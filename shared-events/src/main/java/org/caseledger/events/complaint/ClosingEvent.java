package org.caseledger.events.complaint;

import java.util.Map;
import java.util.Set;
import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/** What follows the end of a case, up to its archive. */
public sealed interface ClosingEvent extends Act {
    /** The complainant was asked whether the matter is settled (P2.21, P7.14). */
    @EventType(value = "FollowUpRecorded", zh = "回访", en = "Followed up")
    @Says(zh = "回访：{satisfaction}", en = "Follow-up: {satisfaction}")
    record FollowUpRecorded(
            Satisfaction satisfaction, @Nullable Sealed comment, Occurred occurred) implements ClosingEvent {}

    /** The office tried to reach the complainant for a follow-up (P2.19, P3.19, P7.14). */
    @EventType(value = "CallBackAttempted", zh = "回访前联系", en = "Call-back attempted")
    @Says(
            zh = "回访前{medium|by}联系，{reached?已~未}联系到投诉人",
            en = "Complainant {reached?reached~not reached} {medium|by} for a follow-up")
    record CallBackAttempted(Medium medium, boolean reached, Occurred occurred) implements ClosingEvent {}

    /** A closed case was reopened for a new round (P2.18, P7.13). */
    @EventType(value = "ComplaintReopened", zh = "重新办理", en = "Reopened")
    @Says(
            zh = "重新办理（第{round}轮），依据：{ground}，理由：{reason}",
            en = "Reopened (round {round}), ground: {ground}, reason: {reason}")
    record ComplaintReopened(
            ReopenGround ground, int round, @Official String reason, Occurred occurred)
            implements ClosingEvent, BeginsRound {}

    /** It was decided whether the earlier decision is upheld, in the round of that number (P6.12). */
    @EventType(value = "ReconsiderationDecided", zh = "复议决定", en = "Reconsideration decided")
    @Says(zh = "复议决定：{result}，理由：{reason}", en = "Reconsideration decided: {result}, reason: {reason}")
    record ReconsiderationDecided(
            int round,
            ReconsiderationResult result,
            @Official String reason,
            String by,
            Occurred occurred) implements ClosingEvent {}

    /**
     * The dossier was closed; missing parts are named with the reason, and why it was closed although the complainant
     * is not satisfied (P2.18, P7.13).
     */
    @EventType(value = "ComplaintArchived", revision = 2, zh = "归档", en = "Archived")
    record ComplaintArchived(
            Set<DossierPart> present,
            @Official Map<DossierPart, String> missing,
            @Official @Nullable String notSatisfiedReason,
            Occurred occurred)
            implements ClosingEvent {
        /** Of a case whose complainant has not expressed dissatisfaction. */
        public ComplaintArchived(Set<DossierPart> present, Map<DossierPart, String> missing, Occurred occurred) {
            this(present, missing, null, occurred);
        }
    }
}
