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
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * 撤回投诉: the complainant withdraws the complaint, which ends its handling (P9.04, O121-23). The
 * center records it, or the complainant does by the public portal, so that no unit can end a case
 * of its own in the complainant's name.
 */
@LedgerCommand(
        zh = "撤回投诉",
        en = "withdraw complaint",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.CITIZEN},
        phases = ComplaintState.Phase.OPEN,
        kinds = ComplaintKind.COMPLAINT)
public record WithdrawComplaint(
        CaseId caseId,
        String reason,
        Told told,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.toldWhy(reason, told, c, context);
        return List.of(new ComplaintWithdrawn(reason, told, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        CaseGuards.agreedByTheRepresented(c);
    }
}
