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
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 10_000;

    private final Tokens tokens;
    private final EventLog log;
    private final Moves moves;
    private final Collection<KeptView<?>> views;
    private volatile boolean closed;
    private @Nullable Thread thread;

    Keeper(Tokens tokens, EventLog log, Moves moves, Collection<KeptView<?>> views) {
        this.tokens = tokens;
        this.log = log;
        this.moves = moves;
        this.views = views;
    }

    void start() {
        thread = new Thread(this::run, "views-keeper");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                long seen = moves.count();
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
            moves.await(seen, left);
            left = (end - System.nanoTime()) / 1_000_000;
            seen = moves.count();
        } while (!closed && left > 0 && views.stream().noneMatch(KeptView::isBuilding));
    }

    @Override
    public void close() {
        closed = true;
        moves.happened();
        if (thread != null) {
            try {
                thread.join(CLOSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
