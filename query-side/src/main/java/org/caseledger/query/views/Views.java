package org.caseledger.query.views;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** All views of a node: keeps them up to date, says how far they are, builds one anew. */
public final class Views implements AutoCloseable {

    private static final long REFRESH_MILLIS = 50;

    private final EventLog log;
    private final LogSignal signal;
    private final Tokens tokens;
    private final Map<String, Projection<?>> projections = new LinkedHashMap<>();
    private final Map<String, ViewRunner> runners = new LinkedHashMap<>();
    private final Map<String, Long> reached = new ConcurrentHashMap<>();
    private final Object moved = new Object();
    private LogSignal.@Nullable Subscription subscription;

    /** {@code dataSource} is the one that the views write through; {@code signal} wakes them. */
    public Views(DataSource dataSource, EventLog log, LogSignal signal, List<View<?>> views) {
        this.log = log;
        this.signal = signal;
        this.tokens = new Tokens(dataSource);
        views.forEach(view -> add(new Projection<>(view, dataSource, log)));
    }

    private void add(Projection<?> projection) {
        String name = projection.view().name();
        if (projections.put(name, projection) != null) {
            throw new IllegalArgumentException("Two views are named " + name);
        }
        runners.put(name, new ViewRunner(projection, position -> moved(name, position)));
    }

    /** Starts all views; each goes on from where it stood. */
    public synchronized void start() {
        if (subscription == null) {
            subscription = signal.subscribe(() -> runners.values().forEach(ViewRunner::wake));
        }
        runners.values().forEach(ViewRunner::start);
    }

    /** How far each view has come. */
    public List<ViewStatus> status() {
        // The tokens first: a view is never shown ahead of the log.
        Map<String, Long> positions = positions();
        long head = log.head();
        return projections.values().stream()
                .map(Projection::view)
                .map(
                        view ->
                                new ViewStatus(
                                        view.name(),
                                        view.version(),
                                        positions.getOrDefault(view.name(), 0L),
                                        head,
                                        failure(view.name())))
                .toList();
    }

    private @Nullable String failure(String name) {
        Throwable failure = runners.get(name).failure();
        return failure == null ? null : failure.toString();
    }

    private Map<String, Long> positions() {
        var positions = new LinkedHashMap<String, Long>();
        tokens.all().forEach(token -> positions.put(token.view(), token.position()));
        return positions;
    }

    /**
     * Waits until every view holds all events up to a position, on whichever node; false when the
     * time is over first or a view that is not there yet has stopped.
     */
    public boolean awaitPosition(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!allReached(position)) {
            refresh();
            if (allReached(position)) {
                return true;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || oneHasStopped(position)) {
                return false;
            }
            synchronized (moved) {
                if (!allReached(position)) {
                    moved.wait(Math.min(REFRESH_MILLIS, left));
                }
            }
        }
        return true;
    }

    // Whoever waits has had an answer from the log already: a database that is away for a moment is
    // no reason to fail now.
    private void refresh() {
        try {
            reached.putAll(positions());
        } catch (DataAccessException e) {
            if (!Retry.mayHelp(e)) {
                throw e;
            }
        }
    }

    private boolean allReached(long position) {
        return projections.keySet().stream()
                .allMatch(name -> reached.getOrDefault(name, 0L) >= position);
    }

    private boolean oneHasStopped(long position) {
        return projections.keySet().stream()
                .anyMatch(
                        name ->
                                reached.getOrDefault(name, 0L) < position
                                        && runners.get(name).failure() != null);
    }

    private void moved(String name, long position) {
        synchronized (moved) {
            reached.put(name, position);
            moved.notifyAll();
        }
    }

    /**
     * Builds a view anew from the beginning of the log, on this thread and while all nodes go on;
     * readers see it grow. Throws {@link IllegalArgumentException} for an unknown name and {@link
     * ViewFailed} when the view cannot apply an event.
     */
    public void rebuild(String name, ProgressListener progress) throws InterruptedException {
        Projection<?> projection = projections.get(name);
        if (projection == null) {
            throw new IllegalArgumentException(
                    "没有视图 %s，可选：%s / there is no view %s, there are: %s"
                            .formatted(
                                    name,
                                    String.join("、", projections.keySet()),
                                    name,
                                    String.join(", ", projections.keySet())));
        }
        projection.reset();
        moved(name, 0);
        long total = log.head();
        long done = 0;
        progress.onProgress(done, total);
        while (done < total) {
            // Whoever holds the token does the next batch: this thread or the runner of a node.
            if (projection.step().isEmpty()) {
                synchronized (moved) {
                    moved.wait(REFRESH_MILLIS);
                }
            }
            done = positions().getOrDefault(name, 0L);
            moved(name, done);
            progress.onProgress(Math.min(done, total), total);
        }
        resume(name);
    }

    private synchronized void resume(String name) {
        if (subscription != null) {
            runners.get(name).start();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (subscription != null) {
                subscription.close();
                subscription = null;
            }
        }
        runners.values().forEach(ViewRunner::close);
    }
}
