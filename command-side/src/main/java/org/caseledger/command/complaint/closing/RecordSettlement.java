package org.caseledger.command.complaint.closing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.jspecify.annotations.Nullable;

/**
 * 自行和解: the parties settled the dispute between themselves, which ends its handling (O121-23). As
 * with a withdrawal, the center records it after asking the complainant.
 */
@LedgerCommand(
        zh = "自行和解",
        en = "record settlement",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD},
        phases = ComplaintState.Phase.OPEN,
        kinds = ComplaintKind.COMPLAINT)
public record RecordSettlement(
        CaseId caseId,
        String reason,
        Told told,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.toldWhy(reason, told, c, context);
        return List.of(new ComplaintSettled(reason, told, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        CaseGuards.agreedByTheRepresented(c);
    }
}
