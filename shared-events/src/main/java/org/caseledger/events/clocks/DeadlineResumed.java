package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/** The deadline runs again; the suspended time does not count. */
@EventType(value = "DeadlineResumed", zh = "恢复时限", en = "Deadline resumed")
public record DeadlineResumed(Clock clock, int number, Instant amberAt, Instant dueAt, Occurred occurred)
        implements DeadlineEvent {

    @Override
    public @Nullable Instant occurredAt() {
        return occurred.at();
    }
}
