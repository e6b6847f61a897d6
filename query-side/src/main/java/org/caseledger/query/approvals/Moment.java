package org.caseledger.query.approvals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person did: when by what was said ({@code at}, null where a migrated source does
 * not tell), and when it was recorded.
 */
public record Moment(long position, String person, @Nullable Instant at, Instant recordedAt) {

    /** What is recorded longer after it happened is an entry of the past. */
    private static final Duration LIVE = Duration.ofSeconds(30);

    /** The moment of an event of a case. */
    public static Moment of(Recorded recorded) {
        return new Moment(
                recorded.position(),
                recorded.actor().person(),
                ((ComplaintEvent) recorded.event()).occurredAt(),
                recorded.recordedAt());
    }

    /**
     * How long a decision took that this asked for; null where that is not known. Nobody reads a
     * text in the ledger before it is there, so that a decision given on the spot counts from the
     * recording. An entry of past decisions counts by what was said, unless that has no seconds; it
     * is negative when it was said to have been decided first.
     */
    public @Nullable Duration until(Moment decided) {
        if (at == null || decided.at == null) {
            return null;
        }
        if (!decided.isEntryOfThePast()) {
            return Duration.between(recordedAt, decided.recordedAt);
        }
        boolean toTheMinute =
                at.equals(decided.at) && at.equals(at.truncatedTo(ChronoUnit.MINUTES));
        return toTheMinute ? null : Duration.between(at, decided.at);
    }

    /** When this asked for a decision: the instant from which {@link #until} counts. */
    public @Nullable Instant askedAt(Moment decided) {
        return at == null || decided.isEntryOfThePast() ? at : recordedAt;
    }

    /** When it was done: as recorded, or as said of the past; null where nobody tells. */
    public @Nullable Instant doneAt() {
        return isEntryOfThePast() ? at : recordedAt;
    }

    /** Whether it was recorded well after it happened. */
    public boolean isEntryOfThePast() {
        return at == null || Duration.between(at, recordedAt).compareTo(LIVE) > 0;
    }
}
