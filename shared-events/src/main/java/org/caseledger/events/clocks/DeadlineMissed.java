package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;

/** The deadline passed its due time without being met. */
@EventType("DeadlineMissed")
public record DeadlineMissed(Clock clock, int number, Instant dueAt) implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return dueAt;
    }
}
