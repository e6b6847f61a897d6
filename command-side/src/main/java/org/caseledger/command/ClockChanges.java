package org.caseledger.command;

import java.time.Instant;
import java.util.ArrayList;
import org.caseledger.events.Clock;
import org.caseledger.events.DeadlineExtended;
import org.caseledger.events.DeadlineResumed;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Pause;

/** What people may do to a clock that runs: promise a later time, stop it, let it run again. */
final class ClockChanges {

    private ClockChanges() {}

    static Deadline running(Case c, Clock clock) {
        return c.deadlines()
                .open(clock)
                .filter(Deadline::isRunning)
                .orElseThrow(() -> new Refused(Rule.CLOCK_RUNS, clock));
    }

    static DeadlineExtended extend(
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
            var latest =
                    calculator.due(
                            deadline.dueAt().minusNanos(1), extension.atMost(), deadline.pauses());
            Guards.require(
                    !promisedAt.isAfter(latest.dueAt()),
                    Rule.PROMISE_WITHIN_LIMIT,
                    Guards.minute(latest.dueAt()));
        }
        var due = calculator.promised(deadline.startsAt(), promisedAt);
        return new DeadlineExtended(
                clock,
                deadline.number(),
                reason,
                told,
                due.amberAt(),
                due.dueAt(),
                extension.clause(),
                desk.actor().person(),
                when);
    }

    static DeadlineResumed resume(Case c, Desk desk, Clock clock, Occurred when) {
        var deadline =
                c.deadlines()
                        .open(clock)
                        .filter(d -> d.suspendedAt() != null)
                        .orElseThrow(() -> new Refused(Rule.CLOCK_STANDS, clock));
        var pauses = new ArrayList<>(deadline.pauses());
        Guards.require(!when.at().isBefore(deadline.suspendedAt()), Rule.ORDER_OF_TIMES);
        pauses.add(new Pause(deadline.suspendedAt(), when.at()));
        var rule = c.procedure(desk).rule(deadline.rule());
        var due = desk.office().deadlines().due(deadline.startsAt(), rule.limit(), pauses);
        return new DeadlineResumed(clock, deadline.number(), due.amberAt(), due.dueAt(), when);
    }
}
