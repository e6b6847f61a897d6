package org.caseledger.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Clock;
import org.caseledger.events.DeadlineSet;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.Due;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** What could start a clock of a case, by its procedure and as it is classified now. */
record Starts(Case c, Desk desk) {

    /** A clock that a rule starts then. */
    record Start(DeadlineRule rule, Instant at) {}

    List<Start> by(String event, Instant at) {
        var day = at.atZone(WorkCalendar.ZONE).toLocalDate();
        return c.procedure(desk).rulesStartedBy(event, c.facts(), day).stream()
                .map(rule -> new Start(rule, at))
                .toList();
    }

    /** Several of them, by the clock that they start. */
    static Map<Clock, List<Start>> byClock(List<Start> starts) {
        var byClock = new EnumMap<Clock, List<Start>>(Clock.class);
        starts.forEach(
                s -> byClock.computeIfAbsent(s.rule().clock(), k -> new ArrayList<>()).add(s));
        return byClock;
    }

    /** When several fit, the earliest due wins; {@code was} is the clock that is set anew. */
    Start earliest(List<Start> starts, @Nullable Deadline was) {
        return starts.stream()
                .min(Comparator.comparing(start -> due(start, was).dueAt()))
                .orElseThrow();
    }

    DeadlineSet set(Start start, int number, @Nullable Deadline was) {
        var due = due(start, was);
        return new DeadlineSet(
                start.rule().clock(),
                number,
                c.round(),
                start.at(),
                due.amberAt(),
                due.dueAt(),
                start.rule().id(),
                start.rule().clause(),
                c.procedure(desk).version(),
                desk.office().calendar().version(),
                due.provisional());
    }

    private Due due(Start start, @Nullable Deadline was) {
        return desk.office()
                .deadlines()
                .due(start.at(), start.rule().limit(), was == null ? List.of() : was.pauses());
    }
}
