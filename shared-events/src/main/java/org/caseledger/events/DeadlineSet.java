package org.caseledger.events;

import java.time.Instant;

/**
 * A clock started, or was set anew by a reclassification; amber from {@code amberAt}, missed from
 * {@code dueAt}.
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
        boolean provisional)
        implements DeadlineEvent {

    @Override
    public Instant occurredAt() {
        return startsAt;
    }
}
