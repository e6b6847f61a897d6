package org.caseledger.proof;

import java.time.Duration;

/**
 * How long the first event without a checkpoint has been observed to wait. It is observed, not recorded, because the
 * times in events may come from another clock.
 */
final class UnsignedBacklog {
    private long position;
    private long since;

    /** Observes the log; {@code now} is {@link System#nanoTime}. */
    Duration look(long signed, long head, long now) {
        if (head <= signed) {
            position = 0;
            return Duration.ZERO;
        }
        if (position <= signed) {
            position = head;
            since = now;
        }
        return Duration.ofNanos(now - since);
    }
}
