package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.DeadlineEvent;
import org.caseledger.events.DeadlineExtended;
import org.caseledger.events.DeadlineSuspended;
import org.caseledger.events.Occurred;
import org.caseledger.events.SuspensionGround;
import org.caseledger.events.Told;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Limit;
import org.caseledger.procedure.LimitUnit;
import org.caseledger.procedure.clocks.Clocks;

/** What people may do to a clock that runs: promise a later time, stop it, let it run again. */
final class ClockChanges {

    private ClockChanges() {}

    static Deadline running(Case c, Clock clock) {
        return c.deadlines()
                .open(clock)
                .filter(Deadline::isRunning)
                .orElseThrow(() -> new Refused(Rule.CLOCK_RUNS, clock));
    }

    /** A change of a running clock, after what had passed before it. */
    static List<ComplaintEvent> changed(Deadline deadline, DeadlineEvent change, Instant at) {
        return Stream.concat(deadline.missedBy(at).stream(), Stream.of(change))
                .map(ComplaintEvent.class::cast)
                .toList();
    }

    static List<ComplaintEvent> extend(
            Case c,
            Desk desk,
            Clock clock,
            Instant promisedAt,
            String reason,
            Told told,
            Occurred when) {
        var deadline = running(c, clock);
        var rule = c.procedure(desk).rule(deadline.rule());
        var extension = rule.extension();
        Guards.require(extension != null, Rule.EXTENDABLE, clock);
        Guards.require(
                promisedAt.isAfter(desk.now()) && promisedAt.isAfter(deadline.dueAt()),
                Rule.PROMISE_IS_LATER);
        var calculator = desk.office().deadlines();
        if (extension.atMost() != null) {
            var latest = latest(deadline, rule.limit(), extension.atMost(), calculator);
            if (promisedAt.isAfter(latest)) {
                throw new Refused(
                        extension.clause(), Rule.PROMISE_WITHIN_LIMIT, Guards.minute(latest));
            }
        }
        for (var other : deadline.others()) {
            if (promisedAt.isAfter(other.dueAt())) {
                throw new Refused(
                        other.clause(), Rule.PROMISE_WITHIN_LIMIT, Guards.minute(other.dueAt()));
            }
        }
        var due = calculator.promised(deadline.startsAt(), promisedAt);
        var extended =
                new DeadlineExtended(
                        clock,
                        deadline.number(),
                        reason,
                        told,
                        due.amberAt(),
                        due.dueAt(),
                        extension.clause(),
                        desk.actor().person(),
                        when);
        return changed(deadline, extended, when.at());
    }

    /** Counted from the rule's own due time, however often the clock has been extended. */
    private static Instant latest(
            Deadline deadline, Limit limit, Limit atMost, DeadlineCalculator calculator) {
        var due = calculator.due(deadline.startsAt(), limit, deadline.pauses()).dueAt();
        // due at 24:00 of a day: counting days begins on that day, not on the next
        var from = atMost.unit() == LimitUnit.CLOCK_HOURS ? due : due.minusNanos(1);
        return calculator.due(from, atMost, List.of()).dueAt();
    }

    static List<ComplaintEvent> suspend(
            Case c,
            Desk desk,
            Clock clock,
            SuspensionGround ground,
            String evidence,
            Occurred when) {
        var deadline = running(c, clock);
        Guards.require(
                c.procedure(desk).rule(deadline.rule()).suspendable(), Rule.SUSPENDABLE, clock);
        boolean follows =
                !when.at().isBefore(deadline.startsAt())
                        && deadline.pauses().stream().noneMatch(p -> when.at().isBefore(p.to()));
        Guards.require(follows, Rule.ORDER_OF_TIMES);
        var suspended = new DeadlineSuspended(clock, deadline.number(), ground, evidence, when);
        return changed(deadline, suspended, when.at());
    }

    /** It runs again. */
    static List<ComplaintEvent> resume(Case c, Desk desk, Clock clock, Occurred when) {
        var deadline =
                c.deadlines()
                        .open(clock)
                        .filter(d -> d.suspendedAt() != null)
                        .orElseThrow(() -> new Refused(Rule.CLOCK_STANDS, clock));
        Guards.require(!when.at().isBefore(deadline.suspendedAt()), Rule.ORDER_OF_TIMES);
        return List.copyOf(Clocks.resumed(deadline, when, c.clocked(), c.clockRules(desk)));
    }
}
