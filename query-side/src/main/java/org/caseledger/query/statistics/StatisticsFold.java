package org.caseledger.query.statistics;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintAccepted;
import org.caseledger.events.complaint.ComplaintAssigned;
import org.caseledger.events.complaint.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintDeclined;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.ComplaintReferred;
import org.caseledger.events.complaint.ComplaintReopened;
import org.caseledger.events.complaint.ComplaintReplied;
import org.caseledger.events.complaint.ComplaintReturned;
import org.caseledger.events.complaint.FollowUpRecorded;
import org.caseledger.events.complaint.HistoryAdopted;
import org.caseledger.events.complaint.RecordCorrected;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.RepeatLinks;
import org.caseledger.query.Respondent;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** One step of the fold: takes what is counted apart, lets one event change it, makes the next. */
final class StatisticsFold {

    private final WorkCalendar calendar;
    private String number = "";
    private @Nullable Instant receivedAt;
    private @Nullable ComplaintKind kind;
    private @Nullable Channel channel;
    private @Nullable Severity severity;
    private List<String> category = List.of();
    private @Nullable UnitId unit;
    private Respondent respondent = Respondent.NONE;
    private @Nullable String source;
    private @Nullable ComplaintState decision;
    private boolean replied;
    private @Nullable Integer workingDays;
    private Deadlines replyClocks = Deadlines.NONE;
    private int reopened;
    private @Nullable Satisfaction satisfaction;
    private RepeatLinks repeats = RepeatLinks.NONE;

    StatisticsFold(@Nullable CountedCase before, WorkCalendar calendar) {
        this.calendar = calendar;
        if (before == null) {
            return;
        }
        number = before.number();
        receivedAt = before.receivedAt();
        kind = before.kind();
        channel = before.channel();
        severity = before.severity();
        category = before.category();
        unit = before.unit();
        respondent = new Respondent(before.respondent(), before.secret());
        source = before.source();
        decision = before.decision();
        replied = before.replied();
        workingDays = before.workingDays();
        replyClocks = before.replyClocks();
        reopened = before.reopened();
        satisfaction = before.satisfaction();
        repeats = before.repeats();
    }

    CountedCase next(Recorded recorded) {
        respondent = respondent.on(recorded.event());
        repeats = repeats.on(recorded.event());
        if (recorded.event() instanceof DeadlineEvent e) {
            if (e.clock() == Clock.REPLY) {
                replyClocks = replyClocks.on(e);
            }
        } else if (recorded.event() instanceof Act act) {
            registered(act, recorded);
            handled(act);
            judged(act);
        }
        return counted(recorded);
    }

    private void registered(Act act, Recorded recorded) {
        if (act instanceof ComplaintReceived e) {
            number = e.number();
            receivedAt = e.occurredAt() == null ? recorded.recordedAt() : e.occurredAt();
            kind = e.kind();
            channel = e.channel();
        } else if (act instanceof RecordCorrected e) {
            switch (e.field()) {
                case CHANNEL -> channel = Channel.valueOf(e.after());
                case KIND -> kind = ComplaintKind.valueOf(e.after());
                case COMPLAINANT, NARRATIVE, RESPONDENT -> {}
            }
        } else if (act instanceof ComplaintClassified e) {
            severity = e.severity();
            category = e.category();
        } else if (act instanceof HistoryAdopted e) {
            source = e.source();
        }
    }

    private void handled(Act act) {
        if (act instanceof ComplaintAssigned e) {
            unit = e.unit();
        } else if (act instanceof ComplaintReturned) {
            unit = null;
        } else if (act instanceof ComplaintAccepted) {
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
        }
    }

    private int workingDays(Instant until) {
        return (int)
                calendar.workingDaysBetween(
                        receivedAt.atZone(WorkCalendar.ZONE).toLocalDate(),
                        until.atZone(WorkCalendar.ZONE).toLocalDate());
    }

    private void judged(Act act) {
        if (act instanceof ComplaintReopened) {
            reopened++;
        } else if (act instanceof FollowUpRecorded e
                && (satisfaction == null || e.satisfaction() != Satisfaction.UNREACHABLE)) {
            // What a complainant has said is not unsaid by a call that nobody answers.
            satisfaction = e.satisfaction();
        }
    }

    private CountedCase counted(Recorded recorded) {
        return new CountedCase(
                recorded.caseId(),
                number,
                receivedAt,
                kind,
                channel,
                severity,
                category,
                unit,
                respondent.name(),
                respondent.secret(),
                source,
                decision,
                replied,
                workingDays,
                replyClocks,
                reopened,
                satisfaction,
                repeats,
                recorded.position());
    }
}
