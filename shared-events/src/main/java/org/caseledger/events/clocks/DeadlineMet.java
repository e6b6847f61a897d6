package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;

/**
 * What the clock waited for happened at {@code metAt}, {@code late} when that was not before it was
 * due.
 */
@EventType("DeadlineMet")
public record DeadlineMet(Clock clock, int number, Instant metAt, boolean late)
        implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return metAt;
    }
}
