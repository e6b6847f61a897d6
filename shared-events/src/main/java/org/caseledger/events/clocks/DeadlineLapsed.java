package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;

/** The clock ended because what it waited for no longer applies. */
@EventType("DeadlineLapsed")
public record DeadlineLapsed(Clock clock, int number, LapseReason reason, Instant at)
        implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return at;
    }
}
