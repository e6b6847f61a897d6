package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;

/** The deadline ended because the awaited act is no longer required. */
@EventType("DeadlineLapsed")
public record DeadlineLapsed(Clock clock, int number, LapseReason reason, Instant at) implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return at;
    }
}
