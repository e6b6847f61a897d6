package org.caseledger.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.Act;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintAccepted;
import org.caseledger.events.ComplaintArchived;
import org.caseledger.events.ComplaintAssigned;
import org.caseledger.events.ComplaintClassified;
import org.caseledger.events.ComplaintDeclined;
import org.caseledger.events.ComplaintReceived;
import org.caseledger.events.ComplaintReferred;
import org.caseledger.events.ComplaintReopened;
import org.caseledger.events.ComplaintReplied;
import org.caseledger.events.ContactRecorded;
import org.caseledger.events.CorrectedField;
import org.caseledger.events.DeadlineEvent;
import org.caseledger.events.DeadlineLapsed;
import org.caseledger.events.DeadlineMet;
import org.caseledger.events.DeadlineMissed;
import org.caseledger.events.DeadlineSet;
import org.caseledger.events.EventCodec;
import org.caseledger.events.FollowUpRecorded;
import org.caseledger.events.HistoryAdopted;
import org.caseledger.events.LapseReason;
import org.caseledger.events.LeadDecided;
import org.caseledger.events.MediationRecorded;
import org.caseledger.events.Notice;
import org.caseledger.events.OpinionReported;
import org.caseledger.events.RecordCorrected;
import org.caseledger.events.RoutingSignedOff;
import org.caseledger.events.SourceGap;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.Due;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What an act does to the clocks of its case: it meets some, ends some, sets some anew and starts
 * others.
 */
final class Clocks {

    private static final Map<Class<? extends Act>, Set<Clock>> MET_BY =
            Map.of(
                    RoutingSignedOff.class, EnumSet.of(Clock.SIGN_OFF),
                    ComplaintAssigned.class, EnumSet.of(Clock.DISPATCH, Clock.REASSIGNMENT),
                    ComplaintAccepted.class, EnumSet.of(Clock.ACCEPTANCE),
                    ComplaintDeclined.class, EnumSet.of(Clock.ACCEPTANCE, Clock.REPLY),
                    ComplaintReferred.class,
                            EnumSet.of(Clock.SIGN_OFF, Clock.ACCEPTANCE, Clock.REPLY),
                    ComplaintReplied.class, EnumSet.of(Clock.REPLY),
                    OpinionReported.class, EnumSet.of(Clock.OPINION_REPORT),
                    FollowUpRecorded.class, EnumSet.of(Clock.FOLLOW_UP),
                    MediationRecorded.class, EnumSet.of(Clock.MEDIATION),
                    LeadDecided.class, EnumSet.of(Clock.LEAD_CHECK));

    private static final Set<Clock> ON_THE_WAY_TO_HANDLING =
            EnumSet.of(Clock.SIGN_OFF, Clock.DISPATCH, Clock.ACCEPTANCE, Clock.REASSIGNMENT);

    private static final Map<SourceGap, Clock> NOT_RECORDED =
            new EnumMap<>(
                    Map.of(
                            SourceGap.SIGN_OFF, Clock.SIGN_OFF,
                            SourceGap.ASSIGNMENT, Clock.DISPATCH,
                            SourceGap.ACCEPTANCE, Clock.ACCEPTANCE,
                            SourceGap.REPLY, Clock.REPLY,
                            SourceGap.FOLLOW_UP, Clock.FOLLOW_UP));

    private final Act act;
    private final Case c;
    private final Desk desk;
    private final Instant at;
    private final List<DeadlineEvent> events = new ArrayList<>();

    private Clocks(Act act, Case c, Desk desk) {
        this.act = act;
        this.c = c;
        this.desk = desk;
        this.at = act.occurredAt() == null ? desk.now() : act.occurredAt();
    }

    /** What follows from an act that is already folded into the case. */
    static List<DeadlineEvent> after(Act act, Case c, Desk desk) {
        var clocks = new Clocks(act, c, desk);
        clocks.meet();
        clocks.lapse();
        if (act instanceof ComplaintClassified
                || act instanceof RecordCorrected r
                        && EnumSet.of(CorrectedField.CHANNEL, CorrectedField.KIND)
                                .contains(r.field())) {
            clocks.setAnew();
        }
        clocks.start();
        return clocks.events;
    }

    private void meet() {
        for (var deadline : c.deadlines().open()) {
            if (!met(deadline.clock())) {
                continue;
            }
            if (act.occurredAt() == null) {
                lapse(deadline, LapseReason.NOT_RECORDED);
                continue;
            }
            boolean late = deadline.isOverdueAt(at);
            if (late && !deadline.missed()) {
                events.add(
                        new DeadlineMissed(deadline.clock(), deadline.number(), deadline.dueAt()));
            }
            events.add(new DeadlineMet(deadline.clock(), deadline.number(), at, late));
        }
    }

    private boolean met(Clock clock) {
        if (act instanceof ContactRecorded contact) {
            return clock == Clock.NOTICE
                    && contact.notice() != null
                    && contact.notice() != Notice.PROGRESS;
        }
        return MET_BY.getOrDefault(act.getClass(), Set.of()).contains(clock);
    }

    /** Ends the clocks that wait for what will not come any more. */
    private void lapse() {
        for (var deadline : c.deadlines().open()) {
            var clock = deadline.clock();
            if (met(clock)) {
                continue;
            }
            if (act instanceof ComplaintReopened) {
                lapse(deadline, LapseReason.NEW_ROUND);
            } else if (act instanceof HistoryAdopted adopted) {
                boolean unknown =
                        adopted.closed()
                                || adopted.gaps().stream()
                                        .anyMatch(g -> NOT_RECORDED.get(g) == clock);
                if (unknown) {
                    lapse(deadline, LapseReason.NOT_RECORDED);
                }
            } else if (ends(clock)) {
                boolean migrated = act.occurred().source() != null;
                lapse(deadline, migrated ? LapseReason.NOT_RECORDED : LapseReason.CASE_ENDED);
            }
        }
    }

    private boolean ends(Clock clock) {
        if (act instanceof ComplaintReplied) {
            return ON_THE_WAY_TO_HANDLING.contains(clock);
        }
        return act instanceof ComplaintDeclined
                || act instanceof ComplaintReferred
                || act instanceof ComplaintArchived && clock != Clock.FOLLOW_UP;
    }

    private void lapse(Deadline deadline, LapseReason reason) {
        events.add(new DeadlineLapsed(deadline.clock(), deadline.number(), reason, at));
    }

    /**
     * After a reclassification the clocks that still wait follow the rules that fit now, from the
     * same start.
     */
    private void setAnew() {
        var procedure = c.procedure(desk);
        for (var deadline : c.deadlines().open()) {
            if (deadline.extended()) {
                continue;
            }
            var fitting =
                    procedure.rule(deadline.rule()).startedBy().stream()
                            .flatMap(e -> fitting(e, deadline.startsAt()).stream())
                            .filter(rule -> rule.clock() == deadline.clock())
                            .toList();
            if (fitting.isEmpty()) {
                lapse(deadline, LapseReason.RECLASSIFIED);
                continue;
            }
            var rule = earliest(fitting, deadline.startsAt(), deadline);
            if (!rule.id().equals(deadline.rule())) {
                set(rule, deadline.number(), deadline.startsAt(), deadline);
            }
        }
        startBy(EventCodec.nameOf(ComplaintReceived.class), c.receivedAt(), true);
    }

    private void start() {
        if (act.occurredAt() != null) {
            startBy(EventCodec.nameOf(act.getClass()), act.occurredAt(), false);
        }
    }

    private void startBy(String event, Instant startsAt, boolean onlyNew) {
        var byClock = new EnumMap<Clock, List<DeadlineRule>>(Clock.class);
        for (var rule : fitting(event, startsAt)) {
            byClock.computeIfAbsent(rule.clock(), k -> new ArrayList<>()).add(rule);
        }
        byClock.forEach(
                (clock, rules) -> {
                    int number = c.deadlines().nextNumber(clock);
                    boolean ended =
                            events.stream()
                                    .anyMatch(
                                            e -> e.clock() == clock && !(e instanceof DeadlineSet));
                    boolean waits = c.deadlines().open(clock).isPresent() && !ended;
                    if (!waits && (!onlyNew || number == 1)) {
                        set(earliest(rules, startsAt, null), number, startsAt, null);
                    }
                });
    }

    private List<DeadlineRule> fitting(String event, Instant startsAt) {
        return c.procedure(desk)
                .rulesStartedBy(event, c.facts(), startsAt.atZone(WorkCalendar.ZONE).toLocalDate());
    }

    private DeadlineRule earliest(
            List<DeadlineRule> rules, Instant startsAt, @Nullable Deadline was) {
        return rules.stream()
                .min(Comparator.comparing(rule -> due(rule, startsAt, was).dueAt()))
                .orElseThrow();
    }

    private Due due(DeadlineRule rule, Instant startsAt, @Nullable Deadline was) {
        return desk.office()
                .deadlines()
                .due(startsAt, rule.limit(), was == null ? List.of() : was.pauses());
    }

    private void set(DeadlineRule rule, int number, Instant startsAt, @Nullable Deadline was) {
        var due = due(rule, startsAt, was);
        events.add(
                new DeadlineSet(
                        rule.clock(),
                        number,
                        c.round(),
                        startsAt,
                        due.amberAt(),
                        due.dueAt(),
                        rule.id(),
                        rule.clause(),
                        c.procedure(desk).version(),
                        desk.office().calendar().version(),
                        due.provisional()));
    }
}
