package org.caseledger.command.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.command.complaint.People;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.incident.IncidentCommand.CloseIncident;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.incident.IncidentCommand.ReportToSuperior;
import org.caseledger.command.incident.IncidentCommand.TakeMeasure;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.TaskGroup;
import org.jspecify.annotations.Nullable;

/** An incident in memory, brought step by step to where a test begins. */
final class IncidentLife {
    static final UUID ID = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
    static final CaseId CASE = CaseId.of("00000000-0000-4000-8000-000000000001");
    static final CaseId REPLAYED = CaseId.replayed(ID, CASE);

    private final TestOffice office = TestOffice.p9();
    private @Nullable Incident state;

    static IncidentLife declared() {
        return new IncidentLife().then(declare(false));
    }

    static IncidentLife exercise() {
        return new IncidentLife().then(declare(true));
    }

    static IncidentLife closed() {
        return declared().then(report()).then(close());
    }

    static DeclareIncident declare(boolean exercise) {
        return new DeclareIncident(
                ID, IncidentKind.FOOD_SAFETY, IncidentLevel.THREE, "食堂食物中毒", "同日多人投诉", exercise, null, null, null);
    }

    static ReportToSuperior report() {
        return new ReportToSuperior(ID, "市局", TestOffice.p9().time().instant(), "某学校", "学生32人", "一所学校", null, null);
    }

    static FormTaskForce form(TaskGroup group) {
        return new FormTaskForce(ID, "王局长", Map.of(group, List.of("张三")), null, null);
    }

    static TakeMeasure take(@Nullable TaskGroup group) {
        return new TakeMeasure(ID, IncidentMeasure.INVESTIGATE, "封存留样", group, null, null, null);
    }

    static CloseIncident close() {
        return new CloseIncident(ID, "整改完毕", null, null);
    }

    /** Lets the office know of both cases. */
    private IncidentLife() {
        office.know(CASE);
        office.know(REPLAYED);
    }

    Instant now() {
        return office.time().instant();
    }

    IncidentLife at(Instant now) {
        office.setTime(now);
        return this;
    }

    /** Decides and goes on from there. */
    IncidentLife then(IncidentCommand command) {
        given(command);
        return this;
    }

    /** What follows from a command; throws what refuses it. */
    List<IncidentEvent> given(IncidentCommand command) {
        Actor actor = People.LEADER;
        var events = new ArrayList<>(command.decide(state, new DecisionContext(actor, now(), office)));
        events.forEach(e -> state = IncidentAggregate.after(state, e));
        return events;
    }
}
