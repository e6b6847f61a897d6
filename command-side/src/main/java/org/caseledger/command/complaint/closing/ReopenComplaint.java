package org.caseledger.command.complaint.closing;

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
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ReopenGround;
import org.jspecify.annotations.Nullable;

/** 重新办理: a closed case is handled again, in a new round (P2.18, P7.13). */
@LedgerCommand(
        zh = "重新办理",
        en = "reopen",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.SUPERVISOR},
        phases = {ComplaintState.Phase.CLOSED, ComplaintState.Phase.ARCHIVED})
public record ReopenComplaint(
        CaseId caseId,
        ReopenGround ground,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new ComplaintReopened(ground, c.round() + 1, reason, occurred(context)));
    }
}
