package org.caseledger.api.wiring;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.caseledger.eventlog.LogSignal;
import org.jspecify.annotations.Nullable;

/**
 * The log as a stream without an end, for one reader. It is read when the log announces that it has grown, on whichever
 * node, and now and then without that.
 */
final class LogStream implements TrackingEventStream {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final EventStorageEngine storage;
    private final Semaphore announced = new Semaphore(0);
    private final LogSignal.Subscription subscription;
    private volatile Runnable onAvailable = () -> {};
    private Iterator<? extends TrackedEventMessage<?>> events = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> next;
    private @Nullable TrackingToken last;
    private long lastLook = System.nanoTime() - LOOK_NANOS;

    LogStream(EventStorageEngine storage, LogSignal signal, @Nullable TrackingToken after) {
        this.storage = storage;
        this.last = after;
        this.subscription = signal.subscribe(() -> {
            announced.release();
            onAvailable.run();
        });
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null && (events.hasNext() || look())) {
            next = events.next();
            last = next.trackingToken();
        }
        return Optional.ofNullable(next);
    }

    private boolean look() {
        // Taken before the log is read: what is announced afterwards is read the next time.
        if (announced.drainPermits() == 0 && System.nanoTime() - lastLook < LOOK_NANOS) {
            return false;
        }
        lastLook = System.nanoTime();
        try {
            events = storage.readEvents(last, false).iterator();
            return events.hasNext();
        } catch (RuntimeException e) {
            announced.release(); // what was announced is still to be read
            throw e;
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (announced.tryAcquire(Math.min(left, LOOK_NANOS), NANOSECONDS)) {
                announced.release();
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.MINUTES)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        var event = peek().orElseThrow();
        next = null;
        return event;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
