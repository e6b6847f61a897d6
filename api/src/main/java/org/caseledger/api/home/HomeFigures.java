package org.caseledger.api.home;

import static org.caseledger.api.home.HomeFigure.Kind.DUE_TODAY;
import static org.caseledger.api.home.HomeFigure.Kind.NEW;
import static org.caseledger.api.home.HomeFigure.Kind.OVERDUE;
import static org.caseledger.api.home.HomeFigure.Kind.PROPOSED_URGINGS;
import static org.caseledger.api.home.HomeFigure.Kind.UNANSWERED_FINDINGS;
import static org.caseledger.api.home.HomeFigure.Kind.UNANSWERED_URGINGS;
import static org.caseledger.api.home.HomeFigure.Kind.UNREAD;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.home.HomeFigure.Kind;
import org.caseledger.api.notices.NoticeTables;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.Address;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Count;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.board.WorkQueries;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.urging.AnswerState;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.UrgingFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a reader's first page shows, by the questions of the lists, in one statement. */
@Component
@RequiredArgsConstructor
class HomeFigures {
    private final JdbcClient jdbc;
    private final WorkQueries work;
    private final DeadlineQueries deadlines;
    private final Proposals proposals;
    private final Lists lists;
    private final NoticeTables notices;
    private final Clock clock;

    private record Listed(Kind kind, Address address, Count count) {}

    /** The numbers of a reader of cases; {@code earlier} is when he or she last looked. */
    List<HomeFigure> of(Actor actor, @Nullable EarlierVisit earlier) {
        var now = clock.instant();
        var reader = new Reader(AccessPolicy.onlyUnit(actor), now);
        var shown = new ArrayList<Listed>();
        if (earlier != null) {
            shown.add(newOnes(actor, earlier));
        }
        var steps = proposed(actor);
        if (!steps.isEmpty()) {
            shown.add(proposals(steps, reader));
            shown.add(unanswered(reader));
        }
        if (AccessPolicy.oversees(actor)) {
            shown.add(new Listed(
                    UNANSWERED_FINDINGS,
                    new Address("/findings").with("answered", false),
                    lists.count(FindingFilter.LIST, FindingFilter.UNANSWERED, reader)));
        }
        shown.add(deadlines(OVERDUE, DeadlineList.OVERDUE, actor, now));
        shown.add(deadlines(DUE_TODAY, DeadlineList.RUNNING, actor, now));
        shown.add(
                new Listed(UNREAD, new Address("/notices").with("unread", true), notices.countUnread(actor.person())));
        var numbers = Count.read(jdbc, shown.stream().map(Listed::count).toList());
        return IntStream.range(0, shown.size())
                .mapToObj(i -> figure(shown.get(i), numbers.get(i)))
                .toList();
    }

    private static HomeFigure figure(Listed list, long count) {
        return new HomeFigure(list.kind(), list.address().toString(), count);
    }

    private Listed newOnes(Actor actor, EarlierVisit earlier) {
        return new Listed(
                NEW,
                new Address("/work").with("since", earlier.position()),
                work.countWaitingFor(actor, AccessPolicy.onlyUnit(actor), earlier.position()));
    }

    private Listed deadlines(Kind kind, DeadlineList list, Actor actor, Instant now) {
        var unit = AccessPolicy.onlyUnit(actor);
        var day = kind == DUE_TODAY ? LocalDate.ofInstant(now, WorkCalendar.ZONE) : null;
        var seen = unit == null ? DeadlineFilter.ALL : DeadlineFilter.ALL.within(unit);
        var filter = day == null ? seen : seen.on(day);
        return new Listed(
                kind,
                new Address("/deadlines").with("list", list).with("day", day),
                deadlines.count(list, filter, now));
    }

    /** The steps that this role takes, if it does more than remind. */
    private static List<UrgingStep> proposed(Actor actor) {
        var steps = Arrays.stream(UrgingStep.values())
                .filter(step -> UrgeHandling.sentBy(step).contains(actor.role()))
                .toList();
        return steps.equals(List.of(UrgingStep.REMINDER)) ? List.of() : steps;
    }

    // Who takes one step is shown the proposals of that one, who takes more all of them.
    private Listed proposals(List<UrgingStep> steps, Reader reader) {
        var step = steps.size() == 1 ? steps.get(0) : null;
        var filter = new UrgingFilter(null, null, step, null, null, null, null);
        return new Listed(
                PROPOSED_URGINGS, new Address("/supervision").with("step", step), proposals.count(filter, reader));
    }

    private Listed unanswered(Reader reader) {
        return new Listed(
                UNANSWERED_URGINGS,
                new Address("/supervision/sent").with("answer", AnswerState.OVERDUE),
                lists.count(UrgingFilter.SENT, UrgingFilter.answered(AnswerState.OVERDUE, null), reader));
    }
}
