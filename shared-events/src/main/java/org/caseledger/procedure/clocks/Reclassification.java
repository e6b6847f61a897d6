package org.caseledger.procedure.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.clocks.Starts.Start;

/**
 * The effect of a new classification on the clocks of a case: those that run follow the rules that apply now, from the
 * same start; those without a rule end; those that are newly required start with their round.
 */
final class Reclassification {
    private final Act act;
    private final Instant at;
    private final ClockedCase c;
    private final Starts starts;
    private final List<DeadlineEvent> events = new ArrayList<>();

    private Reclassification(Act act, Instant at, ClockedCase c, ClockRules rules) {
        this.act = act;
        this.at = at;
        this.c = c;
        this.starts = new Starts(c, rules);
    }

    static List<DeadlineEvent> after(Act act, Instant at, ClockedCase c, ClockRules rules) {
        var reclassification = new Reclassification(act, at, c, rules);
        var now = reclassification.startsOfTheRound();
        for (var deadline : c.deadlines().open()) {
            // A reclassification does not change the limits of assistance.
            if (!deadline.extended() && deadline.clock() != Clock.ASSISTANCE) {
                reclassification.follow(
                        deadline,
                        now.getOrDefault(deadline.clock(), List.of()),
                        rules.procedure().rule(deadline.rule()).startedBy().stream());
            }
        }
        if (c.state().isOpen()) {
            now.forEach(reclassification::start);
        }
        return reclassification.events;
    }

    private Map<Clock, List<Start>> startsOfTheRound() {
        var began = c.round() == 1 ? ComplaintReceived.class : ComplaintReopened.class;
        var all = new ArrayList<>(starts.by(EventCodec.nameOf(began), c.roundStartsAt()));
        if (act instanceof ComplaintClassified && act.occurredAt() != null) {
            all.addAll(starts.by(EventCodec.nameOf(ComplaintClassified.class), at));
        }
        return Starts.byClock(all);
    }

    private void follow(Deadline deadline, List<Start> now, Stream<String> startedBy) {
        var own = startedBy
                .flatMap(event -> starts.by(event, deadline.startsAt()).stream())
                .filter(start -> start.rule().clock() == deadline.clock());
        var fitting = Stream.concat(own, now.stream()).toList();
        if (fitting.isEmpty()) {
            events.add(new DeadlineLapsed(deadline.clock(), deadline.number(), LapseReason.RECLASSIFIED, at));
            return;
        }
        var set = starts.set(fitting, deadline.number(), deadline);
        boolean asBefore = set.rule().equals(deadline.rule())
                && set.startsAt().equals(deadline.startsAt())
                && Starts.rulesOf(set.others()).equals(Starts.rulesOf(deadline.others()));
        if (!asBefore) {
            events.add(set);
        }
    }

    private void start(Clock clock, List<Start> now) {
        if (c.deadlines().open(clock).isEmpty() && !c.settled().contains(clock)) {
            events.add(starts.set(now, c.deadlines().nextNumber(clock), null));
        }
    }
}
