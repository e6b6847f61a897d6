package org.caseledger.query.rectification;

import java.time.Instant;
import lombok.With;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.query.RowReading.Withheld;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * One order, counted from 1 in its case: what the respondent had to put right, {@code by} when, what was completed, and
 * when the case was first handled again after that. {@code position} is that of the last event that changed it.
 */
@With
public record Rectification(
        CaseId caseId,
        int order,
        String what,
        Instant orderedAt,
        Actor orderedBy,
        @Nullable Instant by,
        @Nullable Completion completion,
        @Nullable Instant reopenedAt,
        long position)
        implements Withheld<Rectification> {
    /** What was put right, when, and who recorded it. */
    @With
    public record Completion(String what, Instant at, Actor who) {}

    static Rectification ordered(int order, RectificationOrdered e, Recorded recorded) {
        return new Rectification(
                recorded.caseId(),
                order,
                e.what(),
                when(e.occurredAt(), recorded),
                recorded.actor(),
                e.by(),
                null,
                null,
                recorded.position());
    }

    Rectification completed(RectificationCompleted e, Recorded recorded) {
        var done = new Completion(e.what(), when(e.occurredAt(), recorded), recorded.actor());
        return withCompletion(done).withReopenedAt(null).withPosition(recorded.position());
    }

    /** A case that is handled again says something of what was done before, not of what is open. */
    Rectification reopened(@Nullable Instant at, Recorded recorded) {
        return completion == null || reopenedAt != null
                ? this
                : withReopenedAt(when(at, recorded)).withPosition(recorded.position());
    }

    @Override
    public Rectification withheld() {
        return withWhat(SecretNow.WORDS)
                .withCompletion(completion == null ? null : completion.withWhat(SecretNow.WORDS));
    }

    private static Instant when(@Nullable Instant occurredAt, Recorded recorded) {
        return occurredAt == null ? recorded.recordedAt() : occurredAt;
    }

    boolean isDone() {
        return completion != null;
    }

    boolean isLate() {
        return completion != null && by != null && completion.at().isAfter(by);
    }

    /** How it stands at an instant. */
    public RectificationState stateAt(Instant now) {
        if (isDone()) {
            return isLate() ? RectificationState.DONE_LATE : RectificationState.DONE;
        }
        return by == null || by.isAfter(now) ? RectificationState.OPEN : RectificationState.OVERDUE;
    }
}
