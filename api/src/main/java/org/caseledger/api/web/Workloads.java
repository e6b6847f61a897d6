package org.caseledger.api.web;

import static org.caseledger.inspection.InspectionState.PREPARED;
import static org.caseledger.inspection.InspectionState.SENT_BACK;
import static org.caseledger.query.urging.AnswerState.OVERDUE;
import static org.caseledger.query.urging.AnswerState.OWED;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.web.OtherWork.Kind;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AnswerAssistance;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordEscalationAnswer;
import org.caseledger.command.complaint.retention.RetentionCommand.ApproveDestruction;
import org.caseledger.command.complaint.urging.UrgingCommand.AnswerUrging;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.reporting.ReportingCommand.SendUpwardReport;
import org.caseledger.command.sampling.SampleCommand.ConcludeReview;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.inspection.InspectionState;
import org.caseledger.query.Count;
import org.caseledger.query.Listing;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.board.WorkQueries;
import org.caseledger.query.checkup.Samples;
import org.caseledger.query.deadlines.DeadlineFilter;
import org.caseledger.query.deadlines.DeadlineList;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.escalations.EscalationFilter;
import org.caseledger.query.inspections.InspectionFilter;
import org.caseledger.query.rectification.RectificationFilter;
import org.caseledger.query.rectification.RectificationState;
import org.caseledger.query.reporting.Reported.ReportFilter;
import org.caseledger.query.retention.RetentionFilter;
import org.caseledger.query.retention.RetentionList;
import org.caseledger.query.urging.AnswerState;
import org.caseledger.query.urging.UrgingFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what waits for a person: what views know in one statement, and what others know. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Workloads {
    /** The state in which a sheet waits for a role. */
    private static final Map<Role, InspectionState> INSPECTIONS_OF =
            Map.of(Role.LEADER, PREPARED, Role.HANDLER, SENT_BACK, Role.CENTER_HEAD, SENT_BACK);

    private final JdbcClient jdbc;
    private final WorkQueries work;
    private final DeadlineQueries deadlines;
    private final Lists lists;
    private final Samples samples;
    private final Signatories signatories;
    private final List<OtherWorkSource> elsewhere;
    private final Clock clock;

    /** A list of other work, and the count of what is on it. */
    private record Listed(Kind kind, Address address, Count count) {}

    /** What waits for this person now. */
    public Workload of(Actor actor) {
        var lists = Stream.of(
                        assistances(actor),
                        urgings(actor, OVERDUE),
                        urgings(actor, OWED),
                        rectifications(actor),
                        inspections(actor),
                        escalations(actor),
                        reports(actor),
                        reviews(actor),
                        delegated(actor),
                        destructions(actor))
                .flatMap(List::stream)
                .toList();
        var counts = new ArrayList<Count>();
        counts.add(work.countWaitingFor(actor, AccessPolicy.onlyUnit(actor)));
        lists.forEach(list -> counts.add(list.count()));
        var numbers = Count.read(jdbc, counts);
        var counted = IntStream.range(0, lists.size())
                .mapToObj(i -> other(lists.get(i), numbers.get(i + 1)))
                .filter(work -> work.count() > 0);
        var others = elsewhere.stream().flatMap(source -> source.of(actor).stream());
        return new Workload(numbers.get(0), Stream.concat(counted, others).toList());
    }

    private <Q extends Record> Count count(Listing<Q, ?> list, Q question, Actor actor) {
        return lists.count(list, question, new Reader(AccessPolicy.onlyUnit(actor), clock.instant()));
    }

    private static OtherWork other(Listed list, long count) {
        return new OtherWork(list.kind(), list.address().toString(), count);
    }

    private List<Listed> assistances(Actor actor) {
        if (actor.unit() == null || !Commands.mayGive(actor.role(), AnswerAssistance.class)) {
            return List.of();
        }
        var filter = DeadlineFilter.assistances(actor.unit(), null);
        return List.of(new Listed(
                Kind.ASSISTANCES,
                new Address("/deadlines")
                        .with("list", DeadlineList.RUNNING)
                        .with("clock", filter.clock())
                        .with("answering", actor.unit()),
                deadlines.count(DeadlineList.RUNNING, filter, clock.instant())));
    }

    private List<Listed> urgings(Actor actor, AnswerState answer) {
        var unit = actor.unit();
        if (unit == null || !Commands.mayGive(actor.role(), AnswerUrging.class)) {
            return List.of();
        }
        return List.of(new Listed(
                Kind.URGINGS,
                new Address("/supervision/sent").with("answer", answer).with("unit", unit),
                count(UrgingFilter.SENT, UrgingFilter.answered(answer, unit), actor)));
    }

    private List<Listed> rectifications(Actor actor) {
        if (actor.role() != Role.HANDLER) {
            return List.of();
        }
        var overdue = RectificationFilter.ofState(RectificationState.OVERDUE);
        return List.of(new Listed(
                Kind.RECTIFICATIONS,
                new Address("/rectifications").with("state", RectificationState.OVERDUE),
                count(RectificationFilter.LIST, overdue, actor)));
    }

    private List<Listed> inspections(Actor actor) {
        var state = INSPECTIONS_OF.get(actor.role());
        if (state == null) {
            return List.of();
        }
        var filter = new InspectionFilter(null, state, null, null);
        return List.of(new Listed(
                Kind.INSPECTIONS,
                new Address("/inspections").with("state", state),
                count(InspectionFilter.LIST, filter, actor)));
    }

    /** Of each leader; leaders have the same on their own desk. */
    private List<Listed> delegated(Actor actor) {
        if (actor.role() == Role.LEADER) {
            return List.of();
        }
        var desk = new Address("/desk");
        return signatories.of(actor).stream()
                .map(Signatories.For::actor)
                .map(leader -> new Listed(
                        Kind.DELEGATED,
                        desk.with(Signatories.PARAMETER, leader.answerable()),
                        work.countWaitingFor(leader.role())))
                .toList();
    }

    private List<Listed> destructions(Actor actor) {
        return Commands.mayGive(actor.role(), ApproveDestruction.class)
                ? List.of(new Listed(
                        Kind.DESTRUCTIONS,
                        new Address("/retention").with("list", RetentionList.PROPOSED),
                        count(RetentionFilter.LIST, new RetentionFilter(RetentionList.PROPOSED), actor)))
                : List.of();
    }

    private List<Listed> escalations(Actor actor) {
        return Commands.mayGive(actor.role(), RecordEscalationAnswer.class)
                ? List.of(new Listed(
                        Kind.ESCALATIONS,
                        new Address("/escalations").with("answered", false),
                        count(EscalationFilter.LIST, EscalationFilter.WAITING, actor)))
                : List.of();
    }

    private List<Listed> reports(Actor actor) {
        return Commands.mayGive(actor.role(), SendUpwardReport.class)
                ? List.of(new Listed(
                        Kind.REPORTS,
                        new Address("/reports").with("open", true),
                        count(ReportFilter.LIST, ReportFilter.OPEN, actor)))
                : List.of();
    }

    private List<Listed> reviews(Actor actor) {
        return Commands.mayGive(actor.role(), ConcludeReview.class)
                ? List.of(new Listed(Kind.REVIEWS, new Address("/committee"), samples.waitingFor(actor.person())))
                : List.of();
    }

    /** A part of the program that knows of work which waits for people and which no view counts. */
    public interface OtherWorkSource {
        /** What waits for this person now; empty for nothing. */
        List<OtherWork> of(Actor actor);
    }
}
