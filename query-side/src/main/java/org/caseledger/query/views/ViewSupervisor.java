package org.caseledger.query.views;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the views of a node on a thread of its own: about once a second, and at each move
 * while one is being built.
 */
final class ViewSupervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewSupervisor.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final Tokens tokens;
    private final EventLog log;
    private final ViewNotifications notifications;
    private final Collection<MaintainedView<?>> views;
    private volatile boolean closed;
    private @Nullable Thread thread;

    ViewSupervisor(
            Tokens tokens,
            EventLog log,
            ViewNotifications notifications,
            Collection<MaintainedView<?>> views) {
        this.tokens = tokens;
        this.log = log;
        this.notifications = notifications;
        this.views = views;
    }

    void start() {
        thread = new Thread(this::run, "views-supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                long seen = notifications.count();
                look();
                await(seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            var all = tokens.all().stream().collect(Collectors.groupingBy(Token::view));
            long head = log.head();
            for (var view : views) {
                view.look(all.getOrDefault(view.name(), List.of()), head);
            }
        } catch (RuntimeException e) {
            LOG.warn("The views cannot be looked after, trying again", e);
        }
    }

    private void await(long seen) throws InterruptedException {
        long end = System.nanoTime() + LOOK_MILLIS * 1_000_000;
        long left = LOOK_MILLIS;
        do {
            notifications.await(seen, left);
            left = (end - System.nanoTime()) / 1_000_000;
            seen = notifications.count();
        } while (!closed && left > 0 && views.stream().noneMatch(MaintainedView::isBuilding));
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
