package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/** The clock runs again; the time of the pause does not count. */
@EventType("DeadlineResumed")
public record DeadlineResumed(
        Clock clock, int number, Instant amberAt, Instant dueAt, Occurred occurred)
        implements DeadlineEvent {

    @Override
    public @Nullable Instant occurredAt() {
        return occurred.at();
    }
}
