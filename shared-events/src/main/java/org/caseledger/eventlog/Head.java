package org.caseledger.eventlog;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The last position given out and the last time recorded, which never goes back. */
record Head(long position, Instant recordedAt) {

    /** When whatever follows is recorded: now, in microseconds. */
    Instant next(Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(recordedAt) ? recordedAt : now;
    }
}
