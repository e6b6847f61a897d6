package org.caseledger.events.clocks;

import java.time.Instant;

/**
 * A limit of another clause that the same clock is under, not due before the one that alarms;
 * {@code provisional} as in {@link DeadlineSet}.
 */
public record OtherLimit(
        String rule, String clause, Instant startsAt, Instant dueAt, boolean provisional) {}
