package org.caseledger.query.statistics;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.CaseState;
import org.caseledger.query.CaseState.Assignment;
import org.caseledger.query.CaseState.Classification;
import org.caseledger.query.RepeatLinks;
import org.caseledger.query.Respondent;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** One step of the fold: unpacks the counted data, lets one event change it, and makes the next. */
final class StatisticsFold {
    private final WorkCalendar calendar;
    private CaseState of = CaseState.NONE;
    private Respondent respondent = Respondent.NONE;
    private @Nullable ComplaintState decision;
    private @Nullable ComplaintState ended;
    private boolean replied;
    private @Nullable Integer workingDays;
    private Deadlines replyClocks = Deadlines.NONE;
    private int reopened;
    private @Nullable Satisfaction satisfaction;
    private RepeatLinks repeats = RepeatLinks.NONE;
    private List<String> problem = List.of();

    StatisticsFold(@Nullable CountedCase before, WorkCalendar calendar) {
        this.calendar = calendar;
        if (before == null) {
            return;
        }
        of = new CaseState(
                before.number(),
                "",
                before.kind(),
                before.channel(),
                before.receivedAt(),
                before.source(),
                null,
                1,
                new Assignment(before.unit(), null),
                new Classification(before.category(), before.severity(), null, null, null, List.of()));
        respondent = new Respondent(before.respondent(), before.entry(), before.secret());
        decision = before.decision();
        ended = before.ended();
        replied = before.replied();
        workingDays = before.workingDays();
        replyClocks = before.replyClocks();
        reopened = before.reopened();
        satisfaction = before.satisfaction();
        repeats = before.repeats();
        problem = before.problem();
    }

    CountedCase next(Recorded recorded) {
        of = of.on(recorded);
        respondent = respondent.on(recorded.event());
        repeats = repeats.on(recorded.event());
        if (recorded.event() instanceof DeadlineEvent e && e.clock() == Clock.REPLY
                || recorded.event() instanceof HistoryAdopted) {
            replyClocks = replyClocks.on((ComplaintEvent) recorded.event(), recorded.recordedAt());
        }
        if (recorded.event() instanceof Act act) {
            handled(act);
            judged(act);
        }
        return counted(recorded);
    }

    private void handled(Act act) {
        if (act instanceof ComplaintClassified e) {
            problem = e.problem() == null ? List.of() : e.problem().names();
        }
        if (act instanceof ComplaintAccepted) {
            decision = ComplaintState.ACCEPTED;
        } else if (act instanceof ComplaintDeclined) {
            decision = ComplaintState.DECLINED;
        } else if (act instanceof ComplaintReferred) {
            decision = ComplaintState.REFERRED;
        } else if (act instanceof ComplaintReplied e) {
            if (!replied && e.occurredAt() != null) {
                workingDays = workingDays(e.occurredAt());
            }
            replied = true;
        } else if (act instanceof Ending e) {
            ended = e.state();
        } else if (act instanceof HistoryAdopted e && e.state() != null) {
            adopted(e.state());
        }
    }

    /** Decided or ended in the system that it comes from. */
    private void adopted(ComplaintState state) {
        switch (state) {
            case ACCEPTED, DECLINED, REFERRED -> decision = state;
            case WITHDRAWN, SETTLED, CONCLUDED -> ended = state;
            default -> {
                // on its way, or replied to: the other events say so
            }
        }
    }

    private int workingDays(Instant until) {
        return (int) calendar.workingDaysBetween(
                of.receivedAt().atZone(WorkCalendar.ZONE).toLocalDate(),
                until.atZone(WorkCalendar.ZONE).toLocalDate());
    }

    private void judged(Act act) {
        if (act instanceof BeginsRound e) {
            reopened = e.round() - 1;
            ended = null;
        } else if (act instanceof FollowUpRecorded e) {
            satisfaction = Satisfaction.after(satisfaction, e.satisfaction());
        }
    }

    private CountedCase counted(Recorded recorded) {
        return new CountedCase(
                recorded.caseId(),
                of.number(),
                of.receivedAt(),
                of.kind(),
                of.channel(),
                of.classification().severity(),
                of.classification().category(),
                problem,
                of.unit(),
                respondent.name(),
                respondent.entry(),
                respondent.secret(),
                of.source(),
                decision,
                ended,
                replied,
                workingDays,
                replyClocks,
                reopened,
                satisfaction,
                repeats,
                recorded.position());
    }
}
