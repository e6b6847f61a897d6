package org.caseledger.events.clocks;

import java.time.Duration;
import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** The awaited act happened at {@code metAt}, {@code late} if that was not before the due time. */
@EventType("DeadlineMet")
public record DeadlineMet(Clock clock, int number, Instant metAt, boolean late) implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return metAt;
    }

    /** Whether it is in time by a stated time alone: entered later, when it was already due. */
    public boolean isOnlyAsStated(Instant recordedAt, Instant dueAt) {
        return !late
                && !recordedAt.isBefore(dueAt)
                && Duration.between(metAt, recordedAt).compareTo(Occurred.LIVE) > 0;
    }
}
