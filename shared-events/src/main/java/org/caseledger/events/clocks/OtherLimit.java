package org.caseledger.events.clocks;

import java.time.Instant;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;

/**
 * A limit of another clause for the same deadline, not due before the applicable one; {@code provisional} as in
 * {@link DeadlineSet}.
 */
public record OtherLimit(String rule, String clause, Instant startsAt, Instant dueAt, boolean provisional) {}
