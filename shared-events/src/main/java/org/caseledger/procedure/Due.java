package org.caseledger.procedure;

import java.time.Instant;

/**
 * When a clock runs out and from when it is amber; provisional when a working day was counted in a
 * year that the calendar does not hold.
 */
public record Due(Instant dueAt, Instant amberAt, boolean provisional) {}
