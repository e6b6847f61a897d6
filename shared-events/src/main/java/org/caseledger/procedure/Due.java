package org.caseledger.procedure;

import java.time.Instant;

/**
 * When a deadline is due and from when it is amber; provisional if a working day was counted in a year that the
 * calendar does not contain.
 */
public record Due(Instant dueAt, Instant amberAt, boolean provisional) {}
