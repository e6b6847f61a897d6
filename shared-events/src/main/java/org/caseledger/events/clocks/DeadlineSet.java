package org.caseledger.events.clocks;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A deadline started, or was set again by a reclassification or a suspension; amber from {@code
 * amberAt}, missed from {@code dueAt}; {@code others} are the limits of other clauses that also
 * apply, null if there are none; {@code unit} is the one that assists, null for every other
 * deadline.
 */
@EventType("DeadlineSet")
public record DeadlineSet(
        Clock clock,
        int number,
        int round,
        Instant startsAt,
        Instant amberAt,
        Instant dueAt,
        String rule,
        String clause,
        String procedureVersion,
        String calendarVersion,
        boolean provisional,
        @Nullable List<OtherLimit> others,
        @Nullable UnitId unit)
        implements DeadlineEvent {

    /** A deadline with a single limit. */
    public DeadlineSet(
            Clock clock,
            int number,
            int round,
            Instant startsAt,
            Instant amberAt,
            Instant dueAt,
            String rule,
            String clause,
            String procedureVersion,
            String calendarVersion,
            boolean provisional) {
        this(
                clock,
                number,
                round,
                startsAt,
                amberAt,
                dueAt,
                rule,
                clause,
                procedureVersion,
                calendarVersion,
                provisional,
                null,
                null);
    }

    @Override
    public Instant occurredAt() {
        return startsAt;
    }
}
