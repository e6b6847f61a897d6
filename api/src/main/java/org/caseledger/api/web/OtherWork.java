package org.caseledger.api.web;

import static org.caseledger.inspection.InspectionState.PREPARED;
import static org.caseledger.inspection.InspectionState.SENT_BACK;
import static org.caseledger.query.urging.AnswerState.OVERDUE;
import static org.caseledger.query.urging.AnswerState.OWED;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.command.complaint.AnswerUrging;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.inspection.InspectionState;
import org.caseledger.query.inspections.InspectionFilter;
import org.caseledger.query.inspections.InspectionQueries;
import org.caseledger.query.rectification.RectificationFilter;
import org.caseledger.query.rectification.RectificationQueries;
import org.caseledger.query.rectification.RectificationState;
import org.caseledger.query.urging.AnswerState;
import org.caseledger.query.urging.UrgingFilter;
import org.caseledger.query.urging.UrgingQueries;
import org.springframework.stereotype.Component;

/** What waits for somebody beside the cases in which it is his or her turn. */
@Component
class OtherWork {

    private static final List<Role> ANSWER = List.of(Commands.of(AnswerUrging.class).roles());

    /** In which state a sheet waits for whom. */
    private static final Map<Role, InspectionState> INSPECTIONS_OF =
            Map.of(Role.LEADER, PREPARED, Role.HANDLER, SENT_BACK, Role.CENTER_HEAD, SENT_BACK);

    private final UrgingQueries urgings;
    private final RectificationQueries rectifications;
    private final InspectionQueries inspections;
    private final Clock clock;

    OtherWork(
            UrgingQueries urgings,
            RectificationQueries rectifications,
            InspectionQueries inspections,
            Clock clock) {
        this.urgings = urgings;
        this.rectifications = rectifications;
        this.inspections = inspections;
        this.clock = clock;
    }

    /** What waits. */
    public enum What {
        /** 催办、督办、通报 of cases of the own unit, to be answered. */
        URGINGS,
        /** Orders of the own unit whose time has passed, to be followed up. */
        RECTIFICATIONS,
        /** Sheets that wait for a leader, or were sent back to the unit. */
        INSPECTIONS
    }

    /** How many there are, and the list that shows them. */
    public record Line(What what, String address, long count) {}

    /** Only those of which there are any. */
    List<Line> of(Actor actor) {
        return Stream.of(
                        urgings(actor, OVERDUE),
                        urgings(actor, OWED),
                        rectifications(actor),
                        inspections(actor))
                .flatMap(List::stream)
                .filter(line -> line.count() > 0)
                .toList();
    }

    private List<Line> urgings(Actor actor, AnswerState answer) {
        var unit = actor.unit();
        if (unit == null || !ANSWER.contains(actor.role())) {
            return List.of();
        }
        var filter = new UrgingFilter(null, unit, null, null, AccessPolicy.onlyUnit(actor));
        long count = urgings.sent(filter, answer, 0, 1, clock.instant()).total();
        var address = new Address("/supervision/sent").with("answer", answer).with("unit", unit);
        return List.of(new Line(What.URGINGS, address.toString(), count));
    }

    private List<Line> rectifications(Actor actor) {
        if (actor.role() != Role.HANDLER) {
            return List.of();
        }
        var all = RectificationFilter.ALL;
        var late =
                new RectificationFilter(
                        all.caseId(),
                        all.unit(),
                        all.none(),
                        all.respondent(),
                        RectificationState.OVERDUE,
                        all.reopened(),
                        all.dueBefore(),
                        all.from(),
                        all.until(),
                        AccessPolicy.onlyUnit(actor));
        long count = rectifications.find(late, 0, 1, clock.instant()).total();
        var address = new Address("/rectifications").with("state", RectificationState.OVERDUE);
        return List.of(new Line(What.RECTIFICATIONS, address.toString(), count));
    }

    private List<Line> inspections(Actor actor) {
        var state = INSPECTIONS_OF.get(actor.role());
        if (state == null) {
            return List.of();
        }
        var filter = new InspectionFilter(null, state, null, null, AccessPolicy.onlyUnit(actor));
        long count = inspections.list(filter, 0, 1).total();
        var address = new Address("/inspections").with("state", state);
        return List.of(new Line(What.INSPECTIONS, address.toString(), count));
    }
}
