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
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.clocks.SuspensionGround;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.clocks.Clocks;
import org.caseledger.text.Text;

/** Changes that people may make to a running clock: promise a later time, suspend it, resume it. */
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

    public static List<Choice> suspendable(CaseState c, DecisionContext context) {
        return choice(c, Rule.SUSPENDABLE, d -> d.isRunning() && isSuspendable(d, c, context));
    }

    public static List<Choice> resumable(CaseState c, DecisionContext context) {
        return choice(c, Rule.CLOCK_STANDS, d -> d.suspendedAt() != null);
    }

    static List<Choice> choice(CaseState c, Rule otherwise, Predicate<Deadline> fits) {
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

    static List<ComplaintEvent> suspend(
            CaseState c,
            DecisionContext context,
            Clock clock,
            SuspensionGround ground,
            String evidence,
            Occurred when) {
        var deadline = running(c, clock);
        Guards.require(isSuspendable(deadline, c, context), Rule.SUSPENDABLE, clock);
        boolean follows = !when.at().isBefore(deadline.startsAt())
                && deadline.pauses().stream().noneMatch(p -> when.at().isBefore(p.to()));
        Guards.require(follows, Rule.ORDER_OF_TIMES);
        var suspended = new DeadlineSuspended(clock, deadline.number(), ground, evidence, when);
        return changed(deadline, suspended, when.at());
    }

    private static boolean isSuspendable(Deadline deadline, CaseState c, DecisionContext context) {
        return c.procedure(context).rule(deadline.rule()).suspendable();
    }

    /** It runs again. */
    static List<ComplaintEvent> resume(CaseState c, DecisionContext context, Clock clock, Occurred when) {
        var deadline = c.deadlines()
                .open(clock)
                .filter(d -> d.suspendedAt() != null)
                .orElseThrow(() -> new Refused(Rule.CLOCK_STANDS, clock));
        Guards.require(!when.at().isBefore(deadline.suspendedAt()), Rule.ORDER_OF_TIMES);
        return List.copyOf(Clocks.resumed(deadline, when, c.clocked(), c.clockRules(context)));
    }
}
