package org.caseledger.command.complaint.clocks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Extension;
import org.caseledger.procedure.Limit;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * How far and how often a deadline may be extended: each time by so much at most, counted from the rule's own due time,
 * and with a notice of its own (P9.08, P2.17).
 */
public final class Extending {
    private Extending() {}

    public static List<Choice> extendable(CaseState c, DecisionContext context) {
        var byRule = ClockChanges.running(c).stream()
                .filter(d -> extension(d, c, context) != null)
                .toList();
        if (byRule.stream().noneMatch(d -> mayBeExtended(d, c, context))) {
            byRule.stream()
                    .flatMap(d -> oftenEnough(d, c, context).stream())
                    .findFirst()
                    .ifPresent(Extending::refuse);
        }
        return ClockChanges.choice(c, Rule.EXTENDABLE, d -> d.isRunning() && mayBeExtended(d, c, context));
    }

    static List<ComplaintEvent> extend(
            CaseState c,
            DecisionContext context,
            Clock clock,
            Instant promisedAt,
            String reason,
            Told told,
            Occurred when) {
        var deadline = ClockChanges.running(c, clock);
        var extension = extension(deadline, c, context);
        Guards.require(extension != null, deadline.clause(), Rule.EXTENDABLE, clock);
        obstacle(deadline, c, context).ifPresent(Extending::refuse);
        toldSince(told.at(), deadline, c, context).ifPresent(Extending::refuse);
        Guards.require(
                promisedAt.isAfter(context.now()) && promisedAt.isAfter(deadline.dueAt()),
                extension.clause(),
                Rule.PROMISE_IS_LATER);
        latest(deadline, c, context).stream()
                .filter(latest -> promisedAt.isAfter(latest.at()))
                .findFirst()
                .ifPresent(latest -> refuse(beyond(latest)));
        // 24:00 of a day belongs to that day
        var day = promisedAt.minusNanos(1).atZone(WorkCalendar.ZONE).toLocalDate();
        Guards.require(
                context.office().calendar().isWorkingDay(day), extension.clause(), Rule.PROMISE_ON_A_WORKING_DAY, day);
        var due = context.office().deadlines().promised(deadline.startsAt(), promisedAt);
        var extended = new DeadlineExtended(
                clock,
                deadline.number(),
                reason,
                told,
                due.amberAt(),
                due.dueAt(),
                extension.clause(),
                context.actor().person(),
                when);
        return ClockChanges.changed(deadline, extended, when.at());
    }

    /** Each extension has a notice of its own: the one before does not tell of this one. */
    private static Optional<Refused> toldSince(Instant told, Deadline deadline, CaseState c, DecisionContext context) {
        var clause = extension(deadline, c, context).clause();
        return c.extensionsOf(deadline).stream()
                .map(earlier -> earlier.told().at())
                .filter(earlier -> !told.isAfter(earlier))
                .map(Guards::minute)
                .map(at -> new Refused(clause, Rule.TOLD_AGAIN, at))
                .findFirst();
    }

    private static void refuse(Refused refused) {
        throw refused;
    }

    private static boolean mayBeExtended(Deadline deadline, CaseState c, DecisionContext context) {
        return extension(deadline, c, context) != null
                && obstacle(deadline, c, context).isEmpty();
    }

    /** The obstacle to any extension of a deadline whose rule allows one. */
    private static Optional<Refused> obstacle(Deadline deadline, CaseState c, DecisionContext context) {
        var earliest = earliest(deadline, context);
        return keptForTheHead(deadline, c, context)
                .or(() -> oftenEnough(deadline, c, context))
                .or(() -> latest(deadline, c, context).stream()
                        .filter(latest -> !latest.at().isAfter(earliest))
                        .findFirst()
                        .map(Extending::beyond))
                .or(() -> toldSince(context.now(), deadline, c, context));
    }

    /** 经市场监督管理部门负责人批准: only the head of the office approves that a lead is checked later. */
    private static Optional<Refused> keptForTheHead(Deadline deadline, CaseState c, DecisionContext context) {
        return context.actor().behalf() == null || deadline.clock() != Clock.LEAD_CHECK
                ? Optional.empty()
                : Optional.of(
                        new Refused(extension(deadline, c, context).clause(), Rule.SIGNED_IN_PERSON, Clock.LEAD_CHECK));
    }

    private static Optional<Refused> oftenEnough(Deadline deadline, CaseState c, DecisionContext context) {
        var extension = extension(deadline, c, context);
        int times = c.extensionsOf(deadline).size();
        return times < extension.times()
                ? Optional.empty()
                : Optional.of(new Refused(
                        extension.clause(), Rule.EXTENDED_OFTEN_ENOUGH, deadline.clock(), extension.times(), times));
    }

    private static Refused beyond(Latest latest) {
        return new Refused(latest.clause(), Rule.PROMISE_WITHIN_LIMIT, Guards.minute(latest.at()));
    }

    /** What is promised comes after this: a moment of a working day, not past and not yet due. */
    private static Instant earliest(Deadline deadline, DecisionContext context) {
        var after = deadline.dueAt().isAfter(context.now()) ? deadline.dueAt() : context.now();
        var calendar = context.office().calendar();
        var day = after.atZone(WorkCalendar.ZONE).toLocalDate();
        return calendar.isWorkingDay(day)
                ? after
                : calendar.nextWorkingDay(day).atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    private static @Nullable Extension extension(Deadline deadline, CaseState c, DecisionContext context) {
        return c.procedure(context).rule(deadline.rule()).extension();
    }

    /** A time after which nothing may be promised, and by which clause. */
    private record Latest(Instant at, String clause) {}

    /** Those that the rule of a clock that may be extended sets, and its other limits. */
    private static List<Latest> latest(Deadline deadline, CaseState c, DecisionContext context) {
        var rule = c.procedure(context).rule(deadline.rule());
        var extension = rule.extension();
        var calculator = context.office().deadlines();
        var own = Stream.ofNullable(extension.atMost(c.extensionsOf(deadline).size() + 1))
                .map(atMost -> latest(deadline, rule.limit(), atMost, calculator))
                .map(at -> new Latest(at, extension.clause()));
        var others = deadline.others().stream().map(o -> new Latest(o.dueAt(), o.clause()));
        return Stream.concat(own, others).toList();
    }

    /** Counted from the rule's own due time, however often the clock has been extended. */
    private static Instant latest(Deadline deadline, Limit limit, Limit atMost, DeadlineCalculator calculator) {
        var due = calculator.due(deadline.startsAt(), limit, deadline.pauses()).dueAt();
        return calculator.extended(due, atMost);
    }
}
