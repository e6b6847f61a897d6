package org.caseledger.query.whatif;

import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.jspecify.annotations.Nullable;

/** What clocks are counted by: many share the same. */
record CachedClock(
        Clock clock,
        Channel channel,
        Verdict before,
        Verdict after,
        Move move,
        @Nullable UnitId unitBefore,
        @Nullable UnitId unitAfter) {
    /** Which way a due time moves. */
    enum Move {
        NONE,
        EARLIER,
        LATER
    }

    static CachedClock of(ClockComparison c, Channel channel) {
        return new CachedClock(
                c.clock(), channel, c.verdictBefore(), c.verdictAfter(), move(c), c.unitBefore(), c.unitAfter());
    }

    private static Move move(ClockComparison c) {
        if (!c.moved()) {
            return Move.NONE;
        }
        return c.after().dueAt().isBefore(c.before().dueAt()) ? Move.EARLIER : Move.LATER;
    }

    boolean isAskedBefore() {
        return before != Verdict.NOT_ASKED;
    }

    boolean isAskedAfter() {
        return after != Verdict.NOT_ASKED;
    }

    boolean isChanged() {
        return isAskedBefore() && isAskedAfter() && before != after;
    }
}
