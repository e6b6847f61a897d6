package org.caseledger.query.deadlines;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.CaseState;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** What the view keeps of one case: its facts that clocks are counted by, and its clocks. */
record DeadlineCase(
        CaseId caseId,
        CaseState of,
        String receivedMonth,
        @Nullable SourceVerdict verdict,
        List<Counted> clocks,
        long position) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(WorkCalendar.ZONE);

    /** A clock, and the unit it is counted for; null is the complaint center. */
    record Counted(
            Deadline deadline, boolean running, @Nullable UnitId answering) {}

    static DeadlineCase on(@Nullable DeadlineCase before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position) {
            return before;
        }
        var of = (before == null ? CaseState.NONE : before.of).on(recorded);
        return new DeadlineCase(
                recorded.caseId(),
                of,
                before == null ? MONTH.format(of.receivedAt()) : before.receivedMonth,
                verdict(before, (ComplaintEvent) recorded.event()),
                clocks(before == null ? List.of() : before.clocks, recorded, of.unit()),
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

    Counted clock(Clock clock, int number) {
        return clocks.stream()
                .filter(c -> c.deadline().clock() == clock && c.deadline().number() == number)
                .findFirst()
                .orElseThrow();
    }

    DeadlineRow row(Counted clock) {
        return new DeadlineRow(
                caseId,
                of.number(),
                of.kind(),
                of.channel(),
                of.state(),
                of.unit(),
                clock.answering,
                of.receivedAt(),
                of.source(),
                clock.deadline);
    }
}
