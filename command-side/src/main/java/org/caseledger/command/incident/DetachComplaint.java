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
import org.caseledger.events.incident.ComplaintDetached;
import org.caseledger.events.incident.IncidentEvent;
import org.jspecify.annotations.Nullable;

/** 撤销关联案件: the complaint does not belong to the incident after all. */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD, Role.DISPATCHER},
        zh = "撤销关联投诉件",
        en = "detach case",
        clause = "P8.11")
public record DetachComplaint(
        UUID id,
        CaseId caseId,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements IncidentCommand {

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(incident.attached().contains(caseId), Rule.ATTACHED, caseId);
        return List.of(new ComplaintDetached(caseId, reason, occurred(context)));
    }
}
