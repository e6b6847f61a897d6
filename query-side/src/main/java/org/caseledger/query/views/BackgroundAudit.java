package org.caseledger.query.views;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;

/**
 * Compares all views with the log in the background, one after the other: each comparison reads the log, which takes
 * minutes if it is long. One comparison at a time on a node.
 */
@RequiredArgsConstructor
@Slf4j
public final class BackgroundAudit implements AutoCloseable {
    /** How many of the views have been compared; {@code failed} when it could not go on. */
    public record Progress(int done, int of, boolean failed) {
        /** Whether it is under way. */
        public boolean running() {
            return done < of && !failed;
        }
    }

    private final Views views;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "audit");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Progress progress;

    /** Begins one, unless one is under way. */
    public synchronized void begin() {
        var before = progress;
        if (before != null && before.running()) {
            return;
        }
        var names = views.status().stream().map(ViewStatus::name).toList();
        progress = new Progress(0, names.size(), false);
        worker.execute(() -> audit(names));
    }

    private void audit(List<String> names) {
        int done = 0;
        try {
            for (var name : names) {
                views.audit(name);
                progress = new Progress(++done, names.size(), false);
            }
        } catch (RuntimeException e) {
            LOG.error("The views could not be compared with the log", e);
            progress = new Progress(done, names.size(), true);
        }
    }

    /** How far the last one has come; empty when none was begun since the start. */
    public Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
