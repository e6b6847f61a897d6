package org.caseledger.query.deadlines;

import org.jspecify.annotations.Nullable;

/**
 * How the limits were kept: {@code metWithLeave} were met within a time that was promised when they
 * were extended, {@code missed} passed and were never met, {@code lapsed} ended unmissed with
 * nothing to wait for, {@code running} are still open and in time, and these six make {@code
 * total}; {@code rate} is the share met in time of those met or missed, from 0 to 1, null when
 * there are none. The key is null for the complaint center.
 */
public record Compliance(
        @Nullable String key,
        long total,
        long metInTime,
        long metWithLeave,
        long metLate,
        long missed,
        long lapsed,
        long running,
        @Nullable Double rate) {}
