package org.caseledger.command.complaint.clocks;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineSuspended;
import org.caseledger.events.clocks.SuspensionGround;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Limit;
import org.caseledger.procedure.LimitUnit;
import org.caseledger.procedure.clocks.Clocks;
import org.caseledger.text.Text;

/** What people may do to a clock that runs: promise a later time, stop it, let it run again. */
public final class ClockChanges {

    private ClockChanges() {}

    public static Deadline running(CaseState c, Clock clock) {
        return c.deadlines()
                .open(clock)
                .filter(Deadline::isRunning)
                .orElseThrow(() -> new Refused(Rule.CLOCK_RUNS, clock));
    }

    /** Those that run, the earliest due first. */
    public static List<Deadline> running(CaseState c) {
        return c.deadlines().open().stream().filter(Deadline::isRunning).toList();
    }

    public static List<Choice> extendable(CaseState c, DecisionContext context) {
        return choice(c, Rule.EXTENDABLE, d -> d.isRunning() && mayBeExtended(d, c, context));
    }

    public static List<Choice> suspendable(CaseState c, DecisionContext context) {
        return choice(c, Rule.SUSPENDABLE, d -> d.isRunning() && isSuspendable(d, c, context));
    }

    public static List<Choice> resumable(CaseState c, DecisionContext context) {
        return choice(c, Rule.CLOCK_STANDS, d -> d.suspendedAt() != null);
    }

    private static List<Choice> choice(CaseState c, Rule otherwise, Predicate<Deadline> fits) {
        var open = c.deadlines().open();
        Guards.require(!open.isEmpty(), Rule.ANY_CLOCK_RUNS);
        var clocks = open.stream().filter(fits).map(Deadline::clock).toList();
        Guards.require(
                !clocks.isEmpty(),
                otherwise,
                Text.list(open.stream().map(Deadline::clock).toList()));
        return List.of(Choice.of("clock", clocks));
    }

    /** A change of a running clock, after what had passed before it. */
    static List<ComplaintEvent> changed(Deadline deadline, DeadlineEvent change, Instant at) {
        return Stream.concat(deadline.missedBy(at).stream(), Stream.of(change))
                .map(ComplaintEvent.class::cast)
                .toList();
    }

    static List<ComplaintEvent> extend(
            CaseState c,
            DecisionContext context,
            Clock clock,
            Instant promisedAt,
            String reason,
            Told told,
            Occurred when) {
        var deadline = running(c, clock);
        var extension = c.procedure(context).rule(deadline.rule()).extension();
        Guards.require(extension != null, Rule.EXTENDABLE, clock);
        Guards.require(
                promisedAt.isAfter(context.now()) && promisedAt.isAfter(deadline.dueAt()),
                Rule.PROMISE_IS_LATER);
        for (var latest : latest(deadline, c, context)) {
            Guards.require(
                    !promisedAt.isAfter(latest.at()),
                    latest.clause(),
                    Rule.PROMISE_WITHIN_LIMIT,
                    Guards.minute(latest.at()));
        }
        var due = context.office().deadlines().promised(deadline.startsAt(), promisedAt);
        var extended =
                new DeadlineExtended(
                        clock,
                        deadline.number(),
                        reason,
                        told,
                        due.amberAt(),
                        due.dueAt(),
                        extension.clause(),
                        context.actor().person(),
                        when);
        return changed(deadline, extended, when.at());
    }

    /** Whether there is a time that could be promised. */
    private static boolean mayBeExtended(Deadline deadline, CaseState c, DecisionContext context) {
        return c.procedure(context).rule(deadline.rule()).extension() != null
                && latest(deadline, c, context).stream()
                        .allMatch(
                                latest ->
                                        latest.at().isAfter(context.now())
                                                && latest.at().isAfter(deadline.dueAt()));
    }

    /** A time after which nothing may be promised, and by which clause. */
    private record Latest(Instant at, String clause) {}

    /** Those that the rule of a clock that may be extended sets, and its other limits. */
    private static List<Latest> latest(Deadline deadline, CaseState c, DecisionContext context) {
        var rule = c.procedure(context).rule(deadline.rule());
        var extension = rule.extension();
        var calculator = context.office().deadlines();
        var own =
                Stream.ofNullable(extension.atMost())
                        .map(atMost -> latest(deadline, rule.limit(), atMost, calculator))
                        .map(at -> new Latest(at, extension.clause()));
        var others = deadline.others().stream().map(o -> new Latest(o.dueAt(), o.clause()));
        return Stream.concat(own, others).toList();
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
            CaseState c,
            DecisionContext context,
            Clock clock,
            SuspensionGround ground,
            String evidence,
            Occurred when) {
        var deadline = running(c, clock);
        Guards.require(isSuspendable(deadline, c, context), Rule.SUSPENDABLE, clock);
        boolean follows =
                !when.at().isBefore(deadline.startsAt())
                        && deadline.pauses().stream().noneMatch(p -> when.at().isBefore(p.to()));
        Guards.require(follows, Rule.ORDER_OF_TIMES);
        var suspended = new DeadlineSuspended(clock, deadline.number(), ground, evidence, when);
        return changed(deadline, suspended, when.at());
    }

    private static boolean isSuspendable(Deadline deadline, CaseState c, DecisionContext context) {
        return c.procedure(context).rule(deadline.rule()).suspendable();
    }

    /** It runs again. */
    static List<ComplaintEvent> resume(
            CaseState c, DecisionContext context, Clock clock, Occurred when) {
        var deadline =
                c.deadlines()
                        .open(clock)
                        .filter(d -> d.suspendedAt() != null)
                        .orElseThrow(() -> new Refused(Rule.CLOCK_STANDS, clock));
        Guards.require(!when.at().isBefore(deadline.suspendedAt()), Rule.ORDER_OF_TIMES);
        return List.copyOf(Clocks.resumed(deadline, when, c.clocked(), c.clockRules(context)));
    }
}
