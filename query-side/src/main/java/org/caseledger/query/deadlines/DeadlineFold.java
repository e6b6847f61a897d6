package org.caseledger.query.deadlines;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.caseledger.query.CaseState;
import org.caseledger.query.deadlines.DeadlineCase.Counted;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** One step of the fold over a case's clocks. */
final class DeadlineFold {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneId.of("Asia/Shanghai"));

    private DeadlineFold() {}

    static DeadlineCase next(@Nullable DeadlineCase before, Recorded recorded) {
        var of = (before == null ? CaseState.NONE : before.of()).on(recorded);
        var event = (ComplaintEvent) recorded.event();
        return new DeadlineCase(
                recorded.caseId(),
                of.number(),
                of.kind(),
                of.channel(),
                of.state(),
                of.unit(),
                of.receivedAt(),
                before == null ? MONTH.format(of.receivedAt()) : before.receivedMonth(),
                of.source(),
                verdict(before, event),
                clocks(before == null ? List.of() : before.clocks(), recorded, of.unit()),
                recorded.position());
    }

    private static @Nullable SourceVerdict verdict(@Nullable DeadlineCase before, ComplaintEvent event) {
        if (event instanceof HistoryAdopted e) {
            return e.verdict();
        }
        return before == null ? null : before.verdict();
    }

    private static List<Counted> clocks(List<Counted> before, Recorded recorded, @Nullable UnitId unit) {
        var deadlines = new Deadlines(before.stream().map(Counted::deadline).toList())
                .on((ComplaintEvent) recorded.event(), recorded.recordedAt());
        var after = new ArrayList<Counted>();
        for (int i = 0; i < deadlines.all().size(); i++) {
            Deadline deadline = deadlines.all().get(i);
            Counted was = i < before.size() ? before.get(i) : null;
            after.add(new Counted(deadline, deadline.isRunning(), answering(deadline, was, unit)));
        }
        return List.copyOf(after);
    }

    // A clock that has ended or was missed stays with the unit that had it then.
    private static @Nullable UnitId answering(Deadline deadline, @Nullable Counted was, @Nullable UnitId unit) {
        if (was != null && (deadline.missed() || !deadline.isOpen())) {
            return was.answering();
        }
        return deadline.answering(unit);
    }
}
