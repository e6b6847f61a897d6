package org.caseledger.query.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.clocks.ClockedCase;
import org.jspecify.annotations.Nullable;

/** The clocks of a case on one side of the comparison, and the unit that each is counted for. */
final class Side {
    final ClockedCase c = new ClockedCase();
    private final List<@Nullable UnitId> answering = new ArrayList<>();

    void on(ComplaintEvent event, @Nullable UnitId unit) {
        c.on(event);
        var all = c.deadlines().all();
        for (int i = 0; i < all.size(); i++) {
            var deadline = all.get(i);
            var answers = deadline.answering(unit);
            if (i == answering.size()) {
                answering.add(answers);
            } else if (deadline.isOpen() && !deadline.missed()) {
                // One that has ended or was missed stays with the unit that had it then.
                answering.set(i, answers);
            }
        }
    }

    /** Records what has passed by then, as the ledger does within seconds. */
    void sweep(Instant now) {
        for (var deadline : c.deadlines().all()) {
            if (deadline.isOpen()) {
                deadline.missedBy(now).ifPresent(c::on);
            }
        }
    }

    List<Deadline> all() {
        return c.deadlines().all();
    }

    @Nullable
    UnitId answering(int i) {
        return answering.get(i);
    }
}
