package org.caseledger.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.DeadlineEvent;
import org.caseledger.events.DeadlineExtended;
import org.caseledger.events.DeadlineMissed;
import org.caseledger.events.DeadlineResumed;
import org.caseledger.events.DeadlineSuspended;
import org.caseledger.events.Occurred;
import org.caseledger.events.SuspensionGround;
import org.caseledger.events.Told;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Due;
import org.caseledger.procedure.Limit;
import org.caseledger.procedure.LimitUnit;
import org.caseledger.procedure.Pause;
import org.caseledger.procedure.Procedure;

/** What people may do to a clock that runs: promise a later time, stop it, let it run again. */
final class ClockChanges {

    private ClockChanges() {}

    static Deadline running(Case c, Clock clock) {
        return c.deadlines()
                .open(clock)
                .filter(Deadline::isRunning)
                .orElseThrow(() -> new Refused(Rule.CLOCK_RUNS, clock));
    }

    /**
     * That a clock had passed by then, if nobody has recorded it yet: whatever happens to the clock
     * afterwards, the miss stays a fact.
     */
    static Optional<DeadlineMissed> missed(Deadline deadline, Instant by) {
        return deadline.isOverdueAt(by) && !deadline.missed()
                ? Optional.of(
                        new DeadlineMissed(deadline.clock(), deadline.number(), deadline.dueAt()))
                : Optional.empty();
    }

    /** A change of a running clock, after what had passed before it. */
    static List<ComplaintEvent> changed(Deadline deadline, DeadlineEvent change, Instant at) {
        return Stream.concat(missed(deadline, at).stream(), Stream.of(change))
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

    /**
     * It runs again; where it is under several limits, another one may alarm first after the pause.
     */
    static List<ComplaintEvent> resume(Case c, Desk desk, Clock clock, Occurred when) {
        var deadline =
                c.deadlines()
                        .open(clock)
                        .filter(d -> d.suspendedAt() != null)
                        .orElseThrow(() -> new Refused(Rule.CLOCK_STANDS, clock));
        var pauses = new ArrayList<>(deadline.pauses());
        Guards.require(!when.at().isBefore(deadline.suspendedAt()), Rule.ORDER_OF_TIMES);
        pauses.add(new Pause(deadline.suspendedAt(), when.at()));
        var due = resumed(deadline, pauses, c.procedure(desk), desk.office().deadlines());
        var resumed =
                new DeadlineResumed(clock, deadline.number(), due.amberAt(), due.dueAt(), when);
        if (deadline.others().isEmpty() || deadline.extended()) {
            return List.of(resumed);
        }
        var starts = new Starts(c, desk);
        var running = c.deadlines().on(resumed).open(clock).orElseThrow();
        return List.of(resumed, starts.set(starts.of(running), running.number(), running));
    }

    /** What was promised moves by as long as the clock stood; a rule's limit is counted anew. */
    private static Due resumed(
            Deadline deadline, List<Pause> pauses, Procedure procedure, DeadlineCalculator calc) {
        if (!deadline.extended()) {
            return calc.due(deadline.startsAt(), procedure.rule(deadline.rule()).limit(), pauses);
        }
        var pause = pauses.get(pauses.size() - 1);
        boolean inTime = pause.from().isBefore(deadline.dueAt());
        var stood = inTime ? Duration.between(pause.from(), pause.to()) : Duration.ZERO;
        return calc.promised(deadline.startsAt(), deadline.dueAt().plus(stood));
    }
}
