package org.caseledger.query.views;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one view up to date on a thread of its own. It waits out a database that is away; whatever
 * else fails stops the view and is logged as an error, for no event is ever skipped.
 */
public final class ViewRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewRunner.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LONGEST_BACK_OFF_MILLIS = 5_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final Projection<?> projection;
    private final LongConsumer moved;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private @Nullable Thread thread;

    /** {@code moved} is told each position that this runner has reached, after the commit. */
    ViewRunner(Projection<?> projection, LongConsumer moved) {
        this.projection = projection;
        this.moved = moved;
    }

    /** Starts the thread, or starts it again after a failure. */
    synchronized void start() {
        if (closed || (thread != null && thread.isAlive() && failure == null)) {
            return;
        }
        failure = null;
        thread = new Thread(this::run, "view-" + projection.view().name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that the log may have grown. */
    void wake() {
        wake.release();
    }

    /** Why the view stopped; null while it goes on. */
    @Nullable Throwable failure() {
        return failure;
    }

    private void run() {
        boolean begun = false;
        long backOff = 0;
        while (!closed) {
            wake.drainPermits();
            try {
                if (!begun) {
                    projection.begin();
                    begun = true;
                }
                var reached = projection.step();
                backOff = 0;
                if (reached.isPresent()) {
                    moved.accept(reached.get());
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
                        projection.view().name(),
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
                projection.view().name(),
                projection.view().name(),
                e);
    }

    private void pause(long millis) {
        try {
            if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                LOG.trace("View {} was woken", projection.view().name());
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
