package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;

/** The awaited act happened at {@code metAt}, {@code late} if that was not before the due time. */
@EventType("DeadlineMet")
public record DeadlineMet(Clock clock, int number, Instant metAt, boolean late)
        implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return metAt;
    }
}
