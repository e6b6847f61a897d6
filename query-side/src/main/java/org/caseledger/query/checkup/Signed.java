package org.caseledger.query.checkup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.checkup.SignedCase.AskedDraft;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A signature of a person, for the leader {@code behalf} where it was by delegation. {@code askedAt} is when it could
 * be decided on and {@code tookMillis} how long it took from then, both null where there was no request or a time is
 * not known; {@code draft} is the number of the draft or the opinion that {@code drafter} wrote, {@code leader}
 * approved it before a reviewer; {@code openedAt} is when the signer first opened that text, null when never before;
 * {@code enteredLater} marks an entry of a past decision, {@code elsewhere} one that was made on paper or by a migrated
 * source.
 */
public record Signed(
        long position,
        CaseId caseId,
        String number,
        SignedKind kind,
        @Nullable ApprovalLevel level,
        boolean sentBack,
        @Nullable Integer draft,
        String person,
        String name,
        Role role,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Behalf behalf,
        @Nullable UnitId unit,
        @Nullable String drafter,
        @Nullable String leader,
        @Nullable Instant askedAt,
        @Nullable Instant signedAt,
        @Nullable Long tookMillis,
        @Nullable Instant openedAt,
        boolean enteredLater,
        boolean elsewhere) {
    static Signed withoutDraft(
            SignedKind kind, Recorded recorded, String number, @Nullable UnitId unit, @Nullable Moment asked) {
        return of(kind, recorded, number, unit, asked, null, null, false, null);
    }

    static Signed of(
            SignedKind kind,
            Recorded recorded,
            String number,
            @Nullable UnitId unit,
            @Nullable Moment asked,
            @Nullable AskedDraft draft,
            @Nullable ApprovalLevel level,
            boolean sentBack,
            @Nullable Instant openedAt) {
        var moment = Moment.of(recorded);
        var took = asked == null ? null : asked.until(moment);
        boolean onPaper = recorded.event() instanceof Act act && act.occurred().paper() != null;
        var leader = draft == null || level != ApprovalLevel.LEGAL ? null : draft.approved();
        return new Signed(
                recorded.position(),
                recorded.caseId(),
                number,
                kind,
                level,
                sentBack,
                draft == null ? null : draft.number(),
                recorded.actor().person(),
                recorded.actor().name(),
                recorded.actor().role(),
                recorded.actor().behalf(),
                unit,
                draft == null ? null : draft.drafted().person(),
                leader == null ? null : leader.person(),
                took == null ? null : asked.askedAt(moment),
                moment.doneAt(),
                took == null ? null : took.toMillis(),
                openedAt,
                moment.isEntryOfThePast() || onPaper,
                moment.migrated() || onPaper);
    }
}
