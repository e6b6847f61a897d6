package org.caseledger.query.views;

import java.time.Instant;

/**
 * Whether a view was shown what the log holds, at {@code at}: {@code agrees} when number and digest of the events it
 * was shown up to its place, {@code position}, are those of the log's. What was changed in the rows themselves a
 * {@link ViewComparison} tells; rebuilding a view mends both.
 */
public record ViewAudit(Instant at, long position, long events, long eventsInLog, boolean agrees) {}
