package org.caseledger.command.incidents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.Desk;
import org.caseledger.command.GivenBy;
import org.caseledger.command.Guards;
import org.caseledger.command.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.incident.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/**
 * 关联案件: the complaint belongs to the incident; real cases to incidents, those of exercises to
 * exercises.
 */
@GivenBy(
        to = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER},
        zh = "关联投诉件",
        en = "attach case",
        clause = "P8.11")
public record AttachComplaint(
        UUID id,
        CaseId caseId,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, Desk desk) {
        Guards.require(desk.office().knows(caseId), Rule.CASE_THERE, caseId);
        Guards.require(caseId.isExercise() == incident.exercise(), Rule.EXERCISE_APART, caseId);
        Guards.require(!incident.attached().contains(caseId), Rule.ATTACHED_ONCE, caseId);
        return List.of(new ComplaintAttached(caseId, why, occurred(desk)));
    }
}
