package org.caseledger.query.approvals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.complaint.Act;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * An act of a person: its stated time ({@code at}, null where a migrated source has none), and when it was recorded.
 * The stated time counts only in a {@code migrated} history, which has no other.
 */
public record Moment(long position, String person, @Nullable Instant at, Instant recordedAt, boolean migrated) {
    /** The moment of an event of a case. */
    public static Moment of(Recorded recorded) {
        return new Moment(
                recorded.position(),
                recorded.actor().person(),
                ((ComplaintEvent) recorded.event()).occurredAt(),
                recorded.recordedAt(),
                recorded.event() instanceof Act act && act.occurred().source() != null);
    }

    /**
     * How long a decision on this took; null where that is not known. A text cannot be read in the ledger before it is
     * recorded, and a decision is not made before it is recorded, whatever times are stated. In a migrated history,
     * times to the minute have no seconds.
     */
    public @Nullable Duration until(Moment decided) {
        if (!decided.migrated) {
            return Duration.between(recordedAt, decided.recordedAt);
        } else if (at == null || decided.at == null) {
            return null;
        }
        boolean toTheMinute = at.equals(decided.at) && at.equals(at.truncatedTo(ChronoUnit.MINUTES));
        return toTheMinute ? null : Duration.between(at, decided.at);
    }

    /** When this asked for a decision: the instant from which {@link #until} counts. */
    public @Nullable Instant askedAt(Moment decided) {
        return decided.migrated ? at : recordedAt;
    }

    /** When it was done: as recorded, or as a migrated source says; null where it does not. */
    public @Nullable Instant doneAt() {
        return migrated ? at : recordedAt;
    }

    /** Whether it was recorded well after it is said to have happened. */
    public boolean isEntryOfThePast() {
        return at == null || Duration.between(at, recordedAt).compareTo(Occurred.LIVE) > 0;
    }
}
