package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Told;
import org.jspecify.annotations.Nullable;

/** A leader promised the complainant a later time, with the reason (P9.08, P2.17). */
@EventType(value = "DeadlineExtended", zh = "延期", en = "Deadline extended")
public record DeadlineExtended(
        Clock clock,
        int number,
        @Official String reason,
        Told told,
        Instant amberAt,
        Instant dueAt,
        String clause,
        String approvedBy,
        Occurred occurred)
        implements DeadlineEvent {

    @Override
    public @Nullable Instant occurredAt() {
        return occurred.at();
    }
}
