package org.caseledger.events;

import java.time.Instant;

/** The clock passed its due time without being met. */
@EventType("DeadlineMissed")
public record DeadlineMissed(Clock clock, int number, Instant dueAt) implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return dueAt;
    }
}
