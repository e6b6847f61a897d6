package org.caseledger.events;

import java.time.Instant;

/** The clock ended because what it waited for no longer applies. */
@EventType("DeadlineLapsed")
public record DeadlineLapsed(Clock clock, int number, LapseReason reason, Instant at)
        implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return at;
    }
}
