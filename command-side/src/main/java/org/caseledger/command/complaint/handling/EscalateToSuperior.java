package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.jspecify.annotations.Nullable;

/** 上报: the matter goes to a superior authority or to arbitration (P1.12). */
@LedgerCommand(
        zh = "上报上级",
        en = "escalate to superior",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
        phases = ComplaintState.Phase.OPEN,
        states = {ComplaintState.REPLIED})
public record EscalateToSuperior(
        CaseId caseId,
        String authority,
        boolean arbitration,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new EscalatedToSuperior(authority, arbitration, why, occurred(context)));
    }
}
