package org.caseledger.query.responsibility;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.board.BoardCase;
import org.jspecify.annotations.Nullable;

/**
 * What the view keeps of one case: the board's own fold, which says whose turn it is, the times it
 * was held, its returns, the units it was assigned to in order, when a person last did something,
 * and whether it was replied to and followed up since.
 */
record HeldCase(
        BoardCase board,
        List<Holding> holdings,
        List<Returned> returns,
        List<UnitId> units,
        Instant lastActAt,
        boolean replied,
        boolean followedUp) {

    boolean migrated() {
        return board.card().source() != null;
    }

    ComplaintState state() {
        return board.card().state();
    }

    /** When a follow-up is due that the case waits for; null when it waits for none. */
    @Nullable Instant followUpDueAt() {
        if (state() != ComplaintState.REPLIED || followedUp || migrated()) {
            return null;
        }
        return board.deadlines().all().stream()
                .filter(d -> d.clock() == Clock.FOLLOW_UP && d.isOpen())
                .map(Deadline::dueAt)
                .findFirst()
                .orElse(null);
    }

    /** Replied to and closed, and nobody ever asked whether it is settled (P2.21). */
    boolean followUpMissing() {
        return state() == ComplaintState.ARCHIVED && replied && !followedUp && !migrated();
    }
}
