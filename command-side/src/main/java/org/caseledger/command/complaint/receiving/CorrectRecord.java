package org.caseledger.command.complaint.receiving;

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
import org.jspecify.annotations.Nullable;

/**
 * 更正: changes one field of the record, keeping before and after; {@code after} is the JSON of a complainant or a
 * narrative, or plain text.
 */
@LedgerCommand(
        zh = "更正记录",
        en = "correct record",
        roles = {Role.INTAKE, Role.HANDLER},
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
        sealed = {"complainant", "narrative"},
        beside = true)
public record CorrectRecord(
        CaseId caseId,
        Correction correction,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {
    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(correction.decide(c, context, reason, occurred(context)));
    }
}
