package org.caseledger.query.deadlines;

import org.jspecify.annotations.Nullable;

/**
 * How the limits were kept: {@code metWithLeave} were met within a time that was promised when they were extended,
 * {@code metAsStated} are in time by a stated time alone, entered when they were due already, {@code missed} passed and
 * were never met, {@code lapsed} ended unmissed with nothing to wait for, {@code running} are still open and in time,
 * and these seven make {@code total}; {@code rate} is the share met in time of those met or missed, from 0 to 1, null
 * when there are none. The key is null for the complaint center.
 */
public record Compliance(
        @Nullable String key,
        long total,
        long metInTime,
        long metWithLeave,
        long metAsStated,
        long metLate,
        long missed,
        long lapsed,
        long running,
        @Nullable Double rate) {}
