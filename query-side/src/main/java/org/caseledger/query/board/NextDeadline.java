package org.caseledger.query.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.jspecify.annotations.Nullable;

/**
 * A running clock of a case, and which start of it; on a card, the one that is due first; {@code provisional} as in
 * {@link Deadline}.
 */
public record NextDeadline(Clock clock, int number, Instant amberAt, Instant dueAt, boolean provisional) {
    /** The clocks that run, the first due first. */
    static List<NextDeadline> running(Deadlines deadlines) {
        // Asked after every event of every case: a loop takes a fraction of a stream.
        var running = new ArrayList<NextDeadline>();
        for (var d : deadlines.open()) {
            if (d.isRunning()) {
                running.add(new NextDeadline(d.clock(), d.number(), d.amberAt(), d.dueAt(), d.provisional()));
            }
        }
        return List.copyOf(running);
    }

    /** When the first of these turns amber, whichever is due first; null when there is none. */
    static @Nullable Instant firstAmber(List<NextDeadline> running) {
        return running.stream()
                .map(NextDeadline::amberAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
