package org.caseledger.eventlog;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The last assigned position and the last recorded time, which never goes back. */
record Head(long position, Instant recordedAt) {

    /** The time at which the next events are recorded: now, in microseconds. */
    Instant next(Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(recordedAt) ? recordedAt : now;
    }
}
