package org.caseledger.command.complaint.closing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/**
 * 复议决定: somebody who had no part in the earlier decision upholds or changes it, with the reason,
 * before the complainant is answered; within the limit of that answer (P6.12).
 */
@LedgerCommand(
        zh = "复议决定",
        en = "decide reconsideration",
        roles = {Role.CENTER_HEAD, Role.LEADER},
        clause = "P6.12",
        phases = ComplaintState.Phase.OPEN,
        buildsOn = ComplaintReopened.class)
public record DecideReconsideration(
        CaseId caseId,
        ReconsiderationResult result,
        String reason,
        @Nullable PaperSignature paper,
        @Nullable Instant occurredAt)
        implements SigningCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new ReconsiderationDecided(
                c.round(), result, reason, context.actor().person(), occurred(context)));
    }

    @Override
    public @Nullable String clause(Gates gates) {
        return gates.reconsideration() == null ? null : gates.reconsideration().clause();
    }

    public static void before(CaseState c, DecisionContext context) {
        Deciders.mustWait(c, context);
    }
}
