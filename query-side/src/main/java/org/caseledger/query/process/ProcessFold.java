package org.caseledger.query.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.Gates;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.board.BoardCase;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** One step of the fold over the way of a case. */
final class ProcessFold {
    private ProcessFold() {}

    static TracedCase begin(BoardCase board, Recorded recorded) {
        boolean migrated =
                recorded.event() instanceof ComplaintReceived e && e.occurred().source() != null;
        var nothing = new TracedCase(board, List.of(), List.of(), migrated, RoundFacts.NONE);
        return next(nothing, board, null, recorded);
    }

    /** A receipt and a migrated history count as stated, what the office did as it was recorded. */
    private static @Nullable Instant at(Recorded recorded) {
        return recorded.event() instanceof ComplaintReceived e
                ? e.occurredAt()
                : Moment.of(recorded).doneAt();
    }

    /** {@code gates} are those of the procedure that the case is handled by, if it is at hand. */
    static TracedCase next(TracedCase before, BoardCase board, @Nullable Gates gates, Recorded recorded) {
        var event = (ComplaintEvent) recorded.event();
        var steps = new ArrayList<>(before.steps());
        Activity.of(event).ifPresent(a -> steps.add(new ProcessStep(a, at(recorded))));
        var deviations = new TreeSet<>(before.deviations());
        if (!before.migrated()) {
            deviations.addAll(new Conformance(before, gates).by(event));
        }
        return new TracedCase(
                board,
                List.copyOf(steps),
                List.copyOf(deviations),
                before.migrated(),
                before.ofTheRound().on(event));
    }
}
