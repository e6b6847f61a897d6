package org.caseledger.query.views;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one segment of a view up to date on a thread of its own. It waits out a database that is
 * away; whatever else fails stops it and is logged as an error, for no event is ever skipped.
 */
final class SegmentRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentRunner.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LONGEST_BACK_OFF_MILLIS = 5_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final Segment<?> segment;
    private final Runnable moved;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private @Nullable Thread thread;

    /** {@code moved} runs after each commit. */
    SegmentRunner(Segment<?> segment, Runnable moved) {
        this.segment = segment;
        this.moved = moved;
    }

    Token token() {
        return segment.token();
    }

    /** Starts the thread, unless it runs. */
    synchronized void start() {
        if (closed || (thread != null && thread.isAlive() && failure == null)) {
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

    /** Says that the log may have grown. */
    void wake() {
        wake.release();
    }

    private String name() {
        return "%s-%d".formatted(token().view(), token().segment());
    }

    /** Why the view stopped; null while it goes on. */
    @Nullable Throwable failure() {
        return failure;
    }

    private void run() {
        long backOff = 0;
        while (!closed) {
            wake.drainPermits();
            try {
                var reached = segment.step();
                backOff = 0;
                if (reached.isPresent()) {
                    moved.run();
                } else {
                    pause(LOOK_MILLIS);
                }
            } catch (Throwable e) {
                if (!(e instanceof Exception) || !Retry.mayHelp(e)) {
                    stop(e);
                    return;
                }
                backOff = Math.min(LONGEST_BACK_OFF_MILLIS, backOff * 2 + 100);
                LOG.warn(
                        "View {} cannot reach the database, trying again in {} ms: {}",
                        name(),
                        backOff,
                        e.getMessage());
                pause(backOff);
            }
        }
    }

    private void stop(Throwable e) {
        failure = e;
        LOG.error(
                "视图 {} 已停止，不再更新 / view {} has stopped and is no longer kept up to date",
                name(),
                name(),
                e);
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

    /** Ends after the running batch. */
    @Override
    public void close() {
        closed = true;
        wake();
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running == null) {
            return;
        }
        try {
            running.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
