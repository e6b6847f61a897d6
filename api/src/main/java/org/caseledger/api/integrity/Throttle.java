package org.caseledger.api.integrity;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lombok.RequiredArgsConstructor;

/** Lets a reader of the log go on by so many events a second at most, however often it begins. */
@RequiredArgsConstructor
final class Throttle {
    private final long eventsASecond;
    private long due = System.nanoTime();
    private long last;

    /**
     * Returns when the reader may continue from a position; one before the last restarts the count.
     *
     * @throws CancellationException if the thread is interrupted meanwhile
     */
    void at(long position) {
        long read = position < last ? position : position - last;
        last = position;
        due += read * TimeUnit.SECONDS.toNanos(1) / eventsASecond;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
        }
    }
}
