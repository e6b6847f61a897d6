package org.caseledger.procedure.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.LinkEvent.NewFactsReported;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Due;
import org.caseledger.procedure.Suspension;

/** The effect of an act on the clocks of its case: it meets some, ends some, resets some and starts others. */
public final class Clocks {
    private static final Map<Class<? extends Act>, Set<Clock>> MET_BY = Map.of(
            RoutingSignedOff.class, EnumSet.of(Clock.SIGN_OFF),
            ComplaintAssigned.class, EnumSet.of(Clock.DISPATCH, Clock.REASSIGNMENT),
            ComplaintAccepted.class, EnumSet.of(Clock.ACCEPTANCE),
            ComplaintDeclined.class, EnumSet.of(Clock.ACCEPTANCE),
            ComplaintReferred.class, EnumSet.of(Clock.SIGN_OFF, Clock.ACCEPTANCE),
            ComplaintReplied.class, EnumSet.of(Clock.REPLY),
            OpinionReported.class, EnumSet.of(Clock.OPINION_REPORT),
            FollowUpRecorded.class, EnumSet.of(Clock.FOLLOW_UP),
            MediationRecorded.class, EnumSet.of(Clock.MEDIATION),
            LeadDecided.class, EnumSet.of(Clock.LEAD_CHECK));

    private static final Map<Notice, String> NOTICE_OF = Map.of(
            Notice.MEDIATION_ENDED, EventCodec.nameOf(MediationRecorded.class),
            Notice.LEAD_DECISION, EventCodec.nameOf(LeadDecided.class));
    private static final Set<Clock> ON_THE_WAY_TO_HANDLING =
            EnumSet.of(Clock.SIGN_OFF, Clock.DISPATCH, Clock.ACCEPTANCE, Clock.REASSIGNMENT);

    // If a source does not record whether a report was accepted, it does not record the outcome either.
    private static final Map<SourceGap, Set<Clock>> NOT_RECORDED = new EnumMap<>(Map.of(
            SourceGap.SIGN_OFF, EnumSet.of(Clock.SIGN_OFF),
            SourceGap.ASSIGNMENT, EnumSet.of(Clock.DISPATCH),
            SourceGap.ACCEPTANCE, EnumSet.of(Clock.ACCEPTANCE, Clock.LEAD_CHECK),
            SourceGap.REPLY, EnumSet.of(Clock.REPLY),
            SourceGap.FOLLOW_UP, EnumSet.of(Clock.FOLLOW_UP)));

    /** The clocks that such an act has done what they wait for. */
    static Set<Clock> metBy(Act act) {
        if (act instanceof ReturnReviewed reviewed && reviewed.heldAgain()) {
            return EnumSet.of(Clock.REASSIGNMENT);
        }
        if (act instanceof JurisdictionSettled) {
            return EnumSet.of(Clock.JURISDICTION);
        }
        return MET_BY.getOrDefault(act.getClass(), Set.of());
    }

    /** The acts by which a clock can be met. */
    public static Set<Class<? extends Act>> meeting() {
        var acts = new HashSet<>(MET_BY.keySet());
        acts.add(ReturnReviewed.class);
        acts.add(JurisdictionSettled.class);
        acts.add(AssistanceAnswered.class);
        return acts;
    }

    private final Act act;
    private final ClockedCase c;
    private final ClockRules rules;
    private final Instant at;
    private final List<DeadlineEvent> events = new ArrayList<>();

    private Clocks(Act act, ClockedCase c, ClockRules rules, Instant now) {
        this.act = act;
        this.c = c;
        this.rules = rules;
        this.at = act.occurredAt() == null ? now : act.occurredAt();
    }

    /** What follows from an act that is already folded into the case; it is recorded now. */
    public static List<DeadlineEvent> after(Act act, ClockedCase c, ClockRules rules, Instant now) {
        var clocks = new Clocks(act, c, rules, now);
        clocks.meet();
        clocks.lapse();
        if (act instanceof ComplaintClassified
                || act instanceof RecordCorrected r && r.field().isOfTheFacts()) {
            clocks.events.addAll(Reclassification.after(act, clocks.at, c, rules));
        }
        clocks.start();
        return clocks.events;
    }

    private void meet() {
        for (var deadline : c.deadlines().open()) {
            if (!meets(deadline)) {
                continue;
            }
            if (act.occurredAt() == null) {
                lapse(deadline, LapseReason.NOT_RECORDED);
                continue;
            }
            deadline.missedBy(at).ifPresent(events::add);
            boolean late = deadline.isOverdueAt(at);
            events.add(new DeadlineMet(deadline.clock(), deadline.number(), at, late));
        }
    }

    private boolean meets(Deadline deadline) {
        if (act instanceof ContactRecorded contact) {
            return contact.notice() != null
                    && NOTICE_OF.containsKey(contact.notice())
                    && deadline.clock() == Clock.NOTICE
                    && rules.procedure().rule(deadline.rule()).startedBy().contains(NOTICE_OF.get(contact.notice()));
        }
        return metBy(act).contains(deadline.clock()) || AssistanceClock.meets(act, deadline);
    }

    /** Ends the clocks that wait for what will not come any more. */
    private void lapse() {
        for (var deadline : c.deadlines().open()) {
            var clock = deadline.clock();
            if (meets(deadline) || outlives(clock)) {
                continue;
            }
            var ofAssistance = AssistanceClock.lapse(act, deadline);
            if (ofAssistance != null) {
                lapse(deadline, ofAssistance);
            } else if (act instanceof NewFactsReported) {
                if (clock == Clock.LEAD_CHECK) {
                    lapse(deadline, LapseReason.NEW_FACTS);
                }
            } else if (act instanceof BeginsRound) {
                lapse(deadline, LapseReason.NEW_ROUND);
            } else if (act instanceof HistoryAdopted adopted) {
                boolean unknown = adopted.closed() || adopted.gaps().stream().anyMatch(g -> isNotRecorded(clock, g));
                if (unknown) {
                    lapse(deadline, LapseReason.NOT_RECORDED);
                }
            } else if (ends(clock)) {
                boolean migrated = act.occurred().source() != null;
                lapse(deadline, migrated ? LapseReason.NOT_RECORDED : lapseReason());
            }
        }
    }

    /** A lead found in a complaint is checked however and whenever that ends (O121-27). */
    private boolean outlives(Clock clock) {
        return clock == Clock.LEAD_CHECK
                && c.facts().kind() == ComplaintKind.COMPLAINT
                && (act instanceof Ending || act instanceof BeginsRound);
    }

    private static boolean isNotRecorded(Clock clock, SourceGap gap) {
        return NOT_RECORDED.getOrDefault(gap, Set.of()).contains(clock);
    }

    private boolean ends(Clock clock) {
        if (act instanceof ComplaintReplied) {
            return ON_THE_WAY_TO_HANDLING.contains(clock) || clock == Clock.ASSISTANCE;
        }
        return act instanceof Ending || act instanceof ComplaintArchived && clock != Clock.FOLLOW_UP;
    }

    private LapseReason lapseReason() {
        return act instanceof Ending ending ? ending.lapseReason() : LapseReason.CASE_ENDED;
    }

    private void lapse(Deadline deadline, LapseReason reason) {
        if (reason != LapseReason.NOT_RECORDED) {
            deadline.missedBy(at).ifPresent(events::add);
        }
        events.add(new DeadlineLapsed(deadline.clock(), deadline.number(), reason, at));
    }

    private void start() {
        // A classification starts its clocks together with what it sets anew.
        if (act.occurredAt() == null || act instanceof ComplaintClassified) {
            return;
        }
        if (act instanceof AssistanceAsked asked) {
            events.addAll(AssistanceClock.start(asked, c, rules));
            return;
        }
        var starts = new Starts(c, rules);
        var started = starts.by(EventCodec.nameOf(act.getClass()), act.occurredAt());
        Starts.byClock(started).forEach((clock, all) -> {
            boolean ended = events.stream().anyMatch(e -> e.clock() == clock);
            if (ended || c.deadlines().open(clock).isEmpty()) {
                int number = c.deadlines().nextNumber(clock);
                events.add(starts.set(all, number, null));
            }
        });
    }

    /**
     * The events when a suspended clock resumes: a promised date moves by the length of the suspension, a rule's limit
     * is counted anew, and another of its limits may then alarm first.
     */
    public static List<DeadlineEvent> resumed(Deadline deadline, Occurred when, ClockedCase c, ClockRules rules) {
        var pause = new Suspension(deadline.suspendedAt(), when.at());
        var due = dueAfter(deadline, pause, rules);
        var resumed = new DeadlineResumed(deadline.clock(), deadline.number(), due.amberAt(), due.dueAt(), when);
        if (deadline.others().isEmpty() || deadline.extended()) {
            return List.of(resumed);
        }
        var starts = new Starts(c, rules);
        var running = c.deadlines().on(resumed).open(deadline.clock()).orElseThrow();
        return List.of(resumed, starts.set(starts.of(running), running.number(), running));
    }

    /**
     * The events when the holidays become known of a year that was counted by weekends alone: running clocks that are
     * due later still are reset; what was met, missed or promised stays.
     */
    public static List<DeadlineEvent> recounted(ClockedCase c, ClockRules rules, Instant now) {
        var starts = new Starts(c, rules);
        return c.deadlines().open().stream()
                .filter(d -> d.countedByWeekends() && !d.missed() && !d.extended())
                .filter(d -> !d.isOverdueAt(now))
                .map(d -> starts.set(starts.of(d), d.number(), d))
                .filter(set -> !Deadline.countedByWeekends(set) && set.dueAt().isAfter(now))
                .<DeadlineEvent>map(set -> set)
                .toList();
    }

    private static Due dueAfter(Deadline deadline, Suspension pause, ClockRules rules) {
        if (!deadline.extended()) {
            var pauses = new ArrayList<>(deadline.pauses());
            pauses.add(pause);
            var limit = rules.procedure().rule(deadline.rule()).limit();
            return rules.calculator().due(deadline.startsAt(), limit, pauses);
        }
        boolean inTime = pause.from().isBefore(deadline.dueAt());
        var stood = inTime ? Duration.between(pause.from(), pause.to()) : Duration.ZERO;
        return rules.calculator().promised(deadline.startsAt(), deadline.dueAt().plus(stood));
    }
}
