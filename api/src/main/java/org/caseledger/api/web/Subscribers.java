package org.caseledger.api.web;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/** Subscribers, each notified independently: a slow one does not delay the others. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class Subscribers {
    private final Map<Ear, Seat> seats = new ConcurrentHashMap<>();
    private final Executor tellers;

    /** A subscriber; throws once it is gone. */
    @FunctionalInterface
    public interface Ear {
        void hear(boolean moved) throws IOException;
    }

    void join(Ear ear) {
        seats.put(ear, new Seat(ear));
    }

    void leave(Ear ear) {
        seats.remove(ear);
    }

    /** Tells one of them that nothing has. */
    void tell(Ear ear) {
        var seat = seats.get(ear);
        if (seat != null) {
            seat.tell(false);
        }
    }

    /** Tells everybody that something has moved, or only that nothing has. */
    void tell(boolean moved) {
        seats.values().forEach(seat -> seat.tell(moved));
    }

    /**
     * Notifications that arrive while the subscriber is still busy with the last one become a single one afterwards.
     */
    @RequiredArgsConstructor
    private final class Seat {
        private final Ear ear;
        private boolean told = true;
        private boolean moved;
        private boolean listening;

        synchronized void tell(boolean hasMoved) {
            told = false;
            moved |= hasMoved;
            if (!listening) {
                listening = true;
                tellers.execute(this::listen);
            }
        }

        // Queued behind the others, so that one with constant changes does not delay them.
        private void listen() {
            try {
                ear.hear(takeMoved());
            } catch (IOException | IllegalStateException e) {
                // A page that is still there connects again by itself.
                leave(ear);
            }
            if (isOwed()) {
                tellers.execute(this::listen);
            }
        }

        private synchronized boolean isOwed() {
            listening = !told;
            return listening;
        }

        private synchronized boolean takeMoved() {
            boolean hasMoved = moved;
            told = true;
            moved = false;
            return hasMoved;
        }
    }
}
