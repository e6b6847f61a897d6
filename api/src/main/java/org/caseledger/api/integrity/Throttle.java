package org.caseledger.api.integrity;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets a reader of the log go on by so many events a second at most, however often it begins. */
final class Throttle {

    private final long eventsASecond;
    private long due = System.nanoTime();
    private long last;

    Throttle(long eventsASecond) {
        this.eventsASecond = eventsASecond;
    }

    /**
     * Returns when the reader may go on from a position; one before the last begins anew.
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
