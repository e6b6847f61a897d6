package org.caseledger.query.views;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.Outage;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the views of a node on a thread of its own: at most once a second when one has moved, at each move while
 * one is being built, and now and then when nothing happens.
 */
@RequiredArgsConstructor
@Slf4j
final class ViewSupervisor implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;
    private static final long IDLE_MILLIS = 5_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final Tokens tokens;
    private final EventLog log;
    private final ViewNotifications notifications;
    private final Collection<MaintainedView<?>> views;
    private volatile boolean closed;
    private @Nullable Thread thread;

    void start() {
        thread = new Thread(this::run, "views-supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                long seen = notifications.count();
                await(seen, look() && !isBuilding() ? IDLE_MILLIS : LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the database answered. */
    private boolean look() {
        try {
            var all = tokens.all().stream().collect(Collectors.groupingBy(Token::view));
            long head = log.head();
            for (var view : views) {
                view.look(all.getOrDefault(view.name(), List.of()), head);
            }
            return true;
        } catch (RuntimeException e) {
            Outage.tell(LOG, "The views cannot be looked after, trying again", e);
            return false;
        }
    }

    private boolean isBuilding() {
        return views.stream().anyMatch(MaintainedView::isBuilding);
    }

    private void await(long seen, long longest) throws InterruptedException {
        long begun = System.nanoTime();
        notifications.await(seen, longest);
        while (!closed && !isBuilding() && left(begun) > 0) {
            notifications.await(notifications.count(), left(begun));
        }
    }

    /** What is left of the least time between two looks, in milliseconds. */
    private static long left(long begun) {
        return LOOK_MILLIS - (System.nanoTime() - begun) / 1_000_000;
    }

    @Override
    public void close() {
        closed = true;
        notifications.happened();
        if (thread != null) {
            try {
                thread.join(CLOSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
