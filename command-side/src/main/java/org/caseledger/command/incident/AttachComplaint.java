package org.caseledger.command.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.incident.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/**
 * 关联案件: the complaint belongs to the incident; real cases to incidents, those of exercises to
 * exercises.
 */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER},
        zh = "关联投诉件",
        en = "attach case",
        clause = "P8.11")
public record AttachComplaint(
        UUID id,
        CaseId caseId,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(context.office().knows(caseId), Rule.CASE_THERE, caseId);
        Guards.require(caseId.isExercise() == incident.exercise(), Rule.EXERCISE_APART, caseId);
        Guards.require(!incident.attached().contains(caseId), Rule.ATTACHED_ONCE, caseId);
        return List.of(new ComplaintAttached(caseId, why, occurred(context)));
    }
}
