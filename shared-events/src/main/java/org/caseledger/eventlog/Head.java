package org.caseledger.eventlog;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The last assigned position and the last recorded time. */
record Head(long position, Instant recordedAt) {
    /**
     * The time at which the next events are recorded: now, in microseconds. Clocks of nodes differ a little, so a
     * little earlier becomes the time of the last event; after a clock that ran ahead, time goes back.
     */
    Instant next(Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(recordedAt) && !isAheadOf(recordedAt, now) ? recordedAt : now;
    }

    /** Whether a recorded time is so far ahead of a clock that one of the two was wrong. */
    static boolean isAheadOf(Instant recordedAt, Instant now) {
        return recordedAt.isAfter(now.plus(ClockSkew.TOLD_FROM));
    }
}
