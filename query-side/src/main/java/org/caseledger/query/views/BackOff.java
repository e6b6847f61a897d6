package org.caseledger.query.views;

import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.Outage;

/** How long to wait for a database that is away: longer after each failure, 5 s at most. */
@Slf4j
final class BackOff {
    private static final long LONGEST_MILLIS = 5_000;

    private long millis;

    void reset() {
        millis = 0;
    }

    /** The time in milliseconds to wait after one more failure. */
    long next(String who, Throwable failure) {
        millis = Math.min(LONGEST_MILLIS, millis * 2 + 100);
        Outage.tell(LOG, "%s tries again in %d ms".formatted(who, millis), failure);
        return millis;
    }
}
