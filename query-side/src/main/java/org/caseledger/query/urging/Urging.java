package org.caseledger.query.urging;

import java.time.Instant;
import lombok.With;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.RowReading.Withheld;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * One step by which a case was pressed, counted from 1: about a start of a clock, or about the case as a whole, which
 * counts as long as its round lasts ({@code current}). {@code position} is that of the last event that changed it.
 */
@With
public record Urging(
        CaseId caseId,
        int urging,
        UrgingStep step,
        @Nullable Clock clock,
        @Nullable Integer start,
        boolean current,
        String note,
        @Nullable Instant answerBy,
        Instant sentAt,
        Actor sentBy,
        @Nullable Answer answer,
        long position)
        implements Withheld<Urging> {
    /** What was done, and by when the rest will be, if there is any. */
    public record Answer(String done, @Nullable Instant by, Instant at, Actor who) {}

    static Urging sent(int number, HandlingUrged e, Recorded recorded) {
        return new Urging(
                recorded.caseId(),
                number,
                e.taken(),
                e.clock(),
                e.number(),
                true,
                e.note(),
                e.answerBy(),
                when(e.occurredAt(), recorded),
                recorded.actor(),
                null,
                recorded.position());
    }

    Urging answered(UrgingAnswered e, Recorded recorded) {
        var at = when(e.occurredAt(), recorded);
        return withAnswer(new Answer(e.done(), e.by(), at, recorded.actor())).withPosition(recorded.position());
    }

    @Override
    public Urging withheld() {
        var said = answer == null ? null : new Answer(SecretNow.WORDS, answer.by(), answer.at(), answer.who());
        return withNote(SecretNow.WORDS).withAnswer(said);
    }

    Urging roundOver(Recorded recorded) {
        return withCurrent(false).withPosition(recorded.position());
    }

    private static Instant when(@Nullable Instant occurredAt, Recorded recorded) {
        return occurredAt == null ? recorded.recordedAt() : occurredAt;
    }

    /** How it stands with the answer at an instant. */
    public AnswerState answerAt(Instant now) {
        if (answer != null) {
            return AnswerState.ANSWERED;
        } else if (answerBy == null) {
            return AnswerState.NOT_ASKED;
        }
        return now.isBefore(answerBy) ? AnswerState.OWED : AnswerState.OVERDUE;
    }
}
