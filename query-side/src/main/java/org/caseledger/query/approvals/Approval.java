package org.caseledger.query.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import lombok.With;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.approvals.ApprovalsOfCase.WaitingDraft;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A decision: of a leader or the legal section on a draft of a reply, or of a leader on who handles a case.
 * {@code behalf} is the leader whose decision it is when another signed by delegation; {@code unit} is the unit whose
 * draft it is or that was signed for; {@code seconds} is the time from {@code askedAt} to {@code decidedAt}, negative
 * when it was decided before it was asked. Digests are those of the events; {@code replyDigest} and
 * {@code sentAsApproved} are null until the reply of the draft was sent.
 */
@With
public record Approval(
        long position,
        CaseId caseId,
        String number,
        Kind kind,
        @Nullable Integer draft,
        @Nullable ApprovalLevel level,
        Decision decision,
        String person,
        String name,
        Role role,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Behalf behalf,
        @Nullable UnitId unit,
        @Nullable String askedBy,
        @Nullable Instant askedAt,
        @Nullable Instant decidedAt,
        @Nullable Long seconds,
        @Nullable String digest,
        @Nullable String replyDigest,
        @Nullable Boolean sentAsApproved,
        @Nullable String opinion) {
    /** What is decided: the text of a reply, or the unit that handles the case. */
    public enum Kind {
        REPLY,
        SIGN_OFF
    }

    /** What was decided. */
    public enum Decision {
        APPROVED,
        REJECTED
    }

    static Approval signOff(
            Recorded recorded, String number, UnitId unit, @Nullable Moment asked, @Nullable String opinion) {
        var decided = Moment.of(recorded);
        return new Approval(
                recorded.position(),
                recorded.caseId(),
                number,
                Kind.SIGN_OFF,
                null,
                null,
                Decision.APPROVED,
                recorded.actor().person(),
                recorded.actor().name(),
                recorded.actor().role(),
                recorded.actor().behalf(),
                unit,
                null,
                asked == null ? null : asked.askedAt(decided),
                decided.doneAt(),
                seconds(asked, decided),
                null,
                null,
                null,
                opinion);
    }

    static Approval ofDraft(
            Recorded recorded,
            String number,
            @Nullable UnitId unit,
            WaitingDraft draft,
            ApprovalLevel level,
            Decision decision,
            @Nullable String opinion) {
        var asked = draft.asked(level);
        var decided = Moment.of(recorded);
        return new Approval(
                recorded.position(),
                recorded.caseId(),
                number,
                Kind.REPLY,
                draft.number(),
                level,
                decision,
                recorded.actor().person(),
                recorded.actor().name(),
                recorded.actor().role(),
                recorded.actor().behalf(),
                unit,
                draft.by(),
                asked.askedAt(decided),
                decided.doneAt(),
                seconds(asked, decided),
                draft.digest(),
                null,
                null,
                opinion);
    }

    private static @Nullable Long seconds(@Nullable Moment asked, Moment decided) {
        var took = asked == null ? null : asked.until(decided);
        return took == null ? null : took.toSeconds();
    }

    boolean isApprovalOf(@Nullable Integer ofDraft) {
        return kind == Kind.REPLY && decision == Decision.APPROVED && ofDraft != null && ofDraft.equals(draft);
    }

    Approval sent(String digestSent) {
        return withReplyDigest(digestSent).withSentAsApproved(digestSent.equals(digest));
    }
}
