package org.caseledger.procedure.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.Due;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** The possible starts of a clock of a case, by its procedure and its current classification. */
record Starts(ClockedCase c, ClockRules rules) {
    /** A clock that a rule starts then. */
    record Start(DeadlineRule rule, Instant at) {}

    List<Start> by(String event, Instant at) {
        var day = at.atZone(WorkCalendar.ZONE).toLocalDate();
        return rules.procedure().rulesStartedBy(event, c.facts(), day).stream()
                .map(rule -> new Start(rule, at))
                .toList();
    }

    /** Several of them, by the clock that they start. */
    static Map<Clock, List<Start>> byClock(List<Start> starts) {
        var byClock = new EnumMap<Clock, List<Start>>(Clock.class);
        starts.forEach(s -> byClock.computeIfAbsent(s.rule().clock(), k -> new ArrayList<>())
                .add(s));
        return byClock;
    }

    /** A start, and when it is due. */
    private record Counted(Start start, Due due) {}

    /**
     * If several rules apply, the earliest due wins, and those of other clauses are named with it; {@code was} is the
     * clock that is reset. Of limits that are due together, the present ones come first, so that nothing changes
     * without a reason.
     */
    DeadlineSet set(List<Start> fitting, int number, @Nullable Deadline was) {
        var byDue = fitting.stream()
                .map(start -> new Counted(start, due(start, was)))
                .sorted(Comparator.comparing((Counted counted) -> counted.due().dueAt())
                        .thenComparing(counted -> place(counted, was)))
                .toList();
        var rule = byDue.get(0).start().rule();
        var due = byDue.get(0).due();
        return new DeadlineSet(
                rule.clock(),
                number,
                c.round(),
                byDue.get(0).start().at(),
                due.amberAt(),
                due.dueAt(),
                rule.id(),
                rule.clause(),
                rules.procedure().version(),
                rules.calendar().version(),
                due.provisional(),
                others(byDue),
                was == null ? null : was.unit());
    }

    /** That of a limit among those that a clock was under; after them where it is none of them. */
    private static int place(Counted counted, @Nullable Deadline was) {
        var rule = counted.start().rule().id();
        if (was == null || was.rule().equals(rule)) {
            return 0;
        }
        int other = rulesOf(was.others()).indexOf(rule);
        return other < 0 ? Integer.MAX_VALUE : other + 1;
    }

    /** The first of each clause but that of the very first; null when there is none. */
    private static @Nullable List<OtherLimit> others(List<Counted> byDue) {
        var clauses = new HashSet<String>();
        var others = byDue.stream()
                .filter(counted -> clauses.add(counted.start().rule().clause()))
                .skip(1)
                .map(Starts::other)
                .toList();
        return others.isEmpty() ? null : others;
    }

    private static OtherLimit other(Counted counted) {
        var start = counted.start();
        var due = counted.due();
        return new OtherLimit(start.rule().id(), start.rule().clause(), start.at(), due.dueAt(), due.provisional());
    }

    /** The very limits that a clock is under, to be counted anew. */
    List<Start> of(Deadline deadline) {
        var procedure = rules.procedure();
        var all = new ArrayList<Start>();
        all.add(new Start(procedure.rule(deadline.rule()), deadline.startsAt()));
        deadline.others().forEach(o -> all.add(new Start(procedure.rule(o.rule()), o.startsAt())));
        return all;
    }

    static List<String> rulesOf(@Nullable List<OtherLimit> others) {
        return others == null
                ? List.of()
                : others.stream().map(OtherLimit::rule).toList();
    }

    private Due due(Start start, @Nullable Deadline was) {
        return rules.calculator().due(start.at(), start.rule().limit(), was == null ? List.of() : was.pauses());
    }
}
