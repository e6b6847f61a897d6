package org.caseledger.query.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lombok.With;
import org.caseledger.events.CaseId;
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
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.CaseState;
import org.caseledger.query.RepeatLinks;
import org.caseledger.query.Respondent;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The counted data of one case, and the clocks of its replies by which timeliness is determined: {@code decision} is
 * what became of its acceptance, {@code ended} how it ended without an answer in this round.
 */
@With
record CountedCase(
        CaseId caseId,
        CaseState of,
        Respondent respondent,
        List<String> problem,
        @Nullable ComplaintState decision,
        @Nullable ComplaintState ended,
        boolean replied,
        @Nullable Integer workingDays,
        Deadlines replyClocks,
        int reopened,
        @Nullable Satisfaction satisfaction,
        RepeatLinks repeats,
        long position) {
    /** The data after an event; {@code calendar} says how many working days a reply took. */
    static CountedCase on(@Nullable CountedCase before, Recorded recorded, WorkCalendar calendar) {
        var of = before == null
                ? new CountedCase(
                        recorded.caseId(),
                        CaseState.NONE,
                        Respondent.NONE,
                        List.of(),
                        null,
                        null,
                        false,
                        null,
                        Deadlines.NONE,
                        0,
                        null,
                        RepeatLinks.NONE,
                        0)
                : before;
        return recorded.position() <= of.position ? of : of.next(recorded, calendar.at(recorded.position()));
    }

    private CountedCase next(Recorded recorded, WorkCalendar calendar) {
        var event = recorded.event();
        var next = withOf(of.on(recorded))
                .withRespondent(respondent.on(event))
                .withRepeats(repeats.on(event))
                .withPosition(recorded.position());
        if (event instanceof DeadlineEvent e && e.clock() == Clock.REPLY || event instanceof HistoryAdopted) {
            next = next.withReplyClocks(replyClocks.on((ComplaintEvent) event, recorded.recordedAt()));
        }
        return event instanceof Act act ? next.acted(act, calendar) : next;
    }

    private CountedCase acted(Act act, WorkCalendar calendar) {
        if (act instanceof ComplaintClassified e) {
            return withProblem(e.problem() == null ? List.of() : e.problem().names());
        } else if (act instanceof ComplaintAccepted) {
            return withDecision(ComplaintState.ACCEPTED);
        } else if (act instanceof ComplaintDeclined || act instanceof ComplaintReferred) {
            return withDecision(((Ending) act).state());
        } else if (act instanceof ComplaintReplied e) {
            boolean first = !replied && e.occurredAt() != null;
            return withReplied(true)
                    .withWorkingDays(
                            first
                                    ? (Integer)
                                            (int) calendar.workingDaysBetween(day(of.receivedAt()), day(e.occurredAt()))
                                    : workingDays);
        } else if (act instanceof Ending e) {
            return withEnded(e.state());
        } else if (act instanceof HistoryAdopted e && e.state() != null) {
            return adopted(e.state());
        } else if (act instanceof BeginsRound e) {
            return withReopened(e.round() - 1).withEnded(null);
        } else if (act instanceof FollowUpRecorded e) {
            return withSatisfaction(Satisfaction.after(satisfaction, e.satisfaction()));
        }
        return this;
    }

    /** Decided or ended in the system that it comes from; on its way or replied to, the other events say so. */
    private CountedCase adopted(ComplaintState state) {
        return switch (state) {
            case ACCEPTED, DECLINED, REFERRED -> withDecision(state);
            case WITHDRAWN, SETTLED, CONCLUDED -> withEnded(state);
            default -> this;
        };
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.ZONE);
    }

    /** The case that it repeats, of several the one that was linked last; null for none. */
    @Nullable
    CaseId repeatOf() {
        return repeats.last();
    }

    /** Whether it is so by a stated time alone: no reply is late, one was entered when due. */
    boolean asStated() {
        return replyClocks.all().stream().anyMatch(Deadline::metAsStated)
                && replyClocks.all().stream().noneMatch(CountedCase::isLate);
    }

    /**
     * Whether every reply that was due, in any round, was given in time; null while none was due and none given, and
     * where it is so by a stated time alone.
     */
    @Nullable
    Boolean onTime() {
        if (asStated()) {
            return null;
        }
        if (replyClocks.all().stream().anyMatch(CountedCase::isLate)) {
            return false;
        }
        boolean met = replyClocks.all().stream().anyMatch(c -> c.status() == DeadlineStatus.MET);
        return met ? true : null;
    }

    /** Whether a reply was given within a time that was promised when its limit was extended. */
    boolean withLeave() {
        return replyClocks.all().stream().anyMatch(Deadline::metWithLeave);
    }

    // As compliance counts: a clock that was recorded as missed and then met by an earlier reply is
    // in time.
    private static boolean isLate(Deadline clock) {
        return clock.status() == DeadlineStatus.MET ? clock.metLate() : clock.missed();
    }

    /** The names of the category tree down to a level, or as many as there are; null for none. */
    @Nullable
    String categoryPath(int level) {
        return path(of.classification().category(), level);
    }

    /** The same of what is wrong. */
    @Nullable
    String problemPath(int level) {
        return path(problem, level);
    }

    private static @Nullable String path(List<String> names, int level) {
        return names.isEmpty()
                ? null
                : CategoryPath.of(names.stream().limit(level).toList());
    }
}
