package org.caseledger.query.deadlines;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintAssigned;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.ComplaintReturned;
import org.caseledger.events.complaint.HistoryAdopted;
import org.caseledger.events.complaint.Lifecycle;
import org.caseledger.events.complaint.RecordCorrected;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.caseledger.query.deadlines.DeadlineCase.Counted;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** One step of the fold over a case's clocks. */
final class DeadlineFold {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneId.of("Asia/Shanghai"));

    private DeadlineFold() {}

    static DeadlineCase next(@Nullable DeadlineCase before, Recorded recorded) {
        var event = (ComplaintEvent) recorded.event();
        var state = Lifecycle.after(before == null ? null : before.state(), event);
        if (event instanceof ComplaintReceived e) {
            return begin(e, state, recorded);
        }
        return next(before, state, event, recorded.position());
    }

    private static DeadlineCase begin(
            ComplaintReceived e, ComplaintState state, Recorded recorded) {
        Instant receivedAt = e.occurredAt() == null ? recorded.recordedAt() : e.occurredAt();
        return new DeadlineCase(
                recorded.caseId(),
                e.number(),
                e.kind(),
                e.channel(),
                state,
                null,
                receivedAt,
                MONTH.format(receivedAt),
                null,
                null,
                List.of(),
                recorded.position());
    }

    private static DeadlineCase next(
            DeadlineCase before, ComplaintState state, ComplaintEvent event, long position) {
        ComplaintKind kind = before.kind();
        Channel channel = before.channel();
        UnitId unit = before.unit();
        String source = before.source();
        SourceVerdict verdict = before.verdict();
        if (event instanceof RecordCorrected e) {
            switch (e.field()) {
                case KIND -> kind = ComplaintKind.valueOf(e.after());
                case CHANNEL -> channel = Channel.valueOf(e.after());
                case COMPLAINANT, NARRATIVE, RESPONDENT -> {}
            }
        } else if (event instanceof ComplaintAssigned e) {
            unit = e.unit();
        } else if (event instanceof ComplaintReturned) {
            unit = null;
        } else if (event instanceof HistoryAdopted e) {
            source = e.source();
            verdict = e.verdict();
        }
        return new DeadlineCase(
                before.caseId(),
                before.number(),
                kind,
                channel,
                state,
                unit,
                before.receivedAt(),
                before.receivedMonth(),
                source,
                verdict,
                clocks(before.clocks(), event, unit),
                position);
    }

    private static List<Counted> clocks(
            List<Counted> before, ComplaintEvent event, @Nullable UnitId unit) {
        var deadlines = new Deadlines(before.stream().map(Counted::deadline).toList());
        if (event instanceof DeadlineEvent e) {
            deadlines = deadlines.on(e);
        }
        var after = new ArrayList<Counted>();
        for (int i = 0; i < deadlines.all().size(); i++) {
            Deadline deadline = deadlines.all().get(i);
            Counted was = i < before.size() ? before.get(i) : null;
            after.add(new Counted(deadline, deadline.isRunning(), answering(deadline, was, unit)));
        }
        return List.copyOf(after);
    }

    // A clock that has ended or was missed stays with the unit that had it then.
    private static @Nullable UnitId answering(
            Deadline deadline, @Nullable Counted was, @Nullable UnitId unit) {
        if (was != null && (deadline.missed() || !deadline.isOpen())) {
            return was.answering();
        }
        return deadline.clock().isOfTheUnit() ? unit : null;
    }
}
