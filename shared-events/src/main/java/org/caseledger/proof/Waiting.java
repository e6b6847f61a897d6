package org.caseledger.proof;

import java.time.Duration;

/**
 * For how long the first event without a checkpoint has been seen to wait. Seen, not recorded: the
 * times that events carry may be another clock's.
 */
final class Waiting {

    private long position;
    private long since;

    /** Looks at the log; {@code now} is {@link System#nanoTime}. */
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
