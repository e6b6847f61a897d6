package org.caseledger.command.complaint.state;

import java.util.HashSet;
import java.util.Set;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.jspecify.annotations.Nullable;

/**
 * Which units returned the case, so that it does not go back to them, the return that waits for its review, how many
 * the center refused, and which units have to keep the case by a leader's ruling (P9.15).
 */
public record Returns(Set<UnitId> by, @Nullable Waiting waiting, int refused, Set<UnitId> keptByRuling) {
    static final Returns NONE = new Returns(Set.of(), null, 0, Set.of());

    /** A return: of which unit and handler, from which state, by whom, and whether a leader rules on it. */
    public record Waiting(
            UnitId unit,
            @Nullable String handler,
            ComplaintState from,
            @Nullable String by,
            boolean forALeader) {
        Waiting forLeader() {
            return new Waiting(unit, handler, from, by, true);
        }
    }

    /** {@code before}: the state before the event; {@code handler}: who handled the case then. */
    Returns on(ComplaintEvent event, @Nullable ComplaintState before, @Nullable String handler) {
        if (event instanceof ComplaintReturned e) {
            var next = new Waiting(e.unit(), handler, before, e.by(), false);
            return new Returns(with(by, e.unit()), next, refused, keptByRuling);
        } else if (event instanceof ReturnReviewed e) {
            return reviewed(e);
        } else if (event instanceof RoutingSignedOff e) {
            return new Returns(without(by, e.unit()), waiting, refused, keptByRuling);
        } else if (event instanceof ComplaintAssigned || event instanceof BeginsRound) {
            return new Returns(by, null, refused, keptByRuling);
        }
        return this;
    }

    private Returns reviewed(ReturnReviewed e) {
        var next = e.goesToALeader() ? waiting.forLeader() : null;
        return new Returns(
                e.heldAgain() ? without(by, e.unit()) : by,
                next,
                refused + (e.accepted() || e.ruling() ? 0 : 1),
                e.heldAgain() && e.ruling() ? with(keptByRuling, e.unit()) : keptByRuling);
    }

    private static Set<UnitId> with(Set<UnitId> units, UnitId one) {
        var more = new HashSet<>(units);
        more.add(one);
        return Set.copyOf(more);
    }

    private static Set<UnitId> without(Set<UnitId> units, UnitId one) {
        var fewer = new HashSet<>(units);
        fewer.remove(one);
        return Set.copyOf(fewer);
    }
}
