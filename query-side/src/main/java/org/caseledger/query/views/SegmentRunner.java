package org.caseledger.query.views;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.Outage;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * Brings one segment of a view to the end of the log on a thread of its own. A segment that answers and has caught up
 * is then moved by the {@link TailFollower}, together with all others of the node, and needs no thread. The runner
 * waits out a database that is away; any other failure stops it and is logged as an error, because no event is ever
 * skipped.
 */
@RequiredArgsConstructor
@Slf4j
final class SegmentRunner implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 10_000;

    @Getter
    private final Segment<?> segment;

    private final TailFollower follower;
    /**
     * A step waits for one of the {@code turns} that the segments of the node share; {@code moved} runs after each
     * commit.
     */
    private final Semaphore turns;

    private final Runnable moved;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean following;
    private volatile boolean closed;
    private volatile boolean waiting;

    /** Why the segment stopped; null while it runs. */
    @Getter
    private volatile @Nullable Throwable failure;

    private @Nullable Thread thread;
    private @Nullable String told;

    Token token() {
        return segment.token();
    }

    /** Starts the thread, unless it runs or the follower moves the segment. */
    synchronized void start() {
        if (closed || following || (thread != null && thread.isAlive() && failure == null)) {
            return;
        }
        failure = null;
        thread = new Thread(this::run, "view-" + name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts the thread again if it has failed. */
    void startAgain() {
        if (failure != null) {
            start();
        }
    }

    /** Reports that the log may have grown. */
    void wake() {
        if (!following) {
            wake.release();
        }
    }

    /** Whether the follower moves the segment. */
    boolean isFollowing() {
        return following && !closed;
    }

    /** Takes the segment back from the follower, until it has caught up again. */
    synchronized void catchUp() {
        following = false;
        wake.release();
        start();
    }

    /** Whether the thread is to end, because the follower moves the segment from now on. */
    private synchronized boolean isHandedOver() {
        if (following) {
            thread = null;
        }
        return following;
    }

    private String name() {
        return "%s-%d".formatted(token().view(), token().segment());
    }

    private void run() {
        var backOff = new BackOff();
        while (!closed) {
            try {
                if (isHandedOver()) {
                    return;
                }
                wake.drainPermits();
                var outcome = stepInTurn();
                backOff.reset();
                if (outcome.reached() != null) {
                    moved.run();
                }
                if (outcome.caughtUp()) {
                    following = true;
                    // Events may have come since the step.
                    follower.wake();
                } else if (outcome.reached() == null) {
                    pause(LOOK_MILLIS);
                }
            } catch (Throwable e) {
                if (!Outage.isReasonOf(e)) {
                    stop(e);
                    return;
                }
                pause(backOff.next("View " + name(), e));
            }
        }
    }

    private Segment.Outcome stepInTurn() {
        waiting = true;
        turns.acquireUninterruptibly();
        try {
            waiting = false;
            // Whoever closes it does not wait for a runner that waits.
            return closed ? Segment.Outcome.NOT_CLAIMED : segment.step();
        } finally {
            if (turns.hasQueuedThreads()) {
                segment.forget();
            }
            turns.release();
        }
    }

    private void stop(Throwable e) {
        failure = e;
        if (e.toString().equals(told)) {
            return;
        }
        told = e.toString();
        LOG.error("视图 {} 已停止，不再更新 / view {} has stopped and is no longer kept up to date", name(), name(), e);
    }

    private void pause(long millis) {
        try {
            if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                LOG.trace("View {} was woken", name());
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the running batch, also after one of the follower. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        try {
            if (running != null && !waiting) {
                running.join(CLOSE_MILLIS);
            }
            if (segment.lock().tryLock(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                segment.lock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
