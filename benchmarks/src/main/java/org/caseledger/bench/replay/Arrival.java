package org.caseledger.bench.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.caseledger.bench.CheckFailed;

/** Waits until a number of events are committed, or one could not be handled. */
final class Arrival {
    private final AtomicLong left;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Arrival(long events) {
        this.left = new AtomicLong(events);
    }

    void committed(long events) {
        if (left.addAndGet(-events) <= 0) {
            over.countDown();
        }
    }

    void failed(Throwable reason) {
        failure.compareAndSet(null, reason);
        over.countDown();
    }

    void await(Duration atMost) throws InterruptedException {
        boolean all = over.await(atMost.toSeconds(), TimeUnit.SECONDS);
        CheckFailed.unless(failure.get() == null, "an event failed: %s", failure.get());
        CheckFailed.unless(all && left.get() == 0, "%d events are left", left.get());
    }
}
