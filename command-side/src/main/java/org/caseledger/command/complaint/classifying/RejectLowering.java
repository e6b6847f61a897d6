package org.caseledger.command.complaint.classifying;

import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.jspecify.annotations.Nullable;

/** 不同意降级: a leader rejects a proposed lowering, with the reason: the case stays as it is. */
@LedgerCommand(
        zh = "不同意降级",
        en = "reject downgrade",
        roles = {Role.LEADER},
        states = {
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REOPENED
        })
public record RejectLowering(CaseId caseId, @Nullable Integer proposal, String reason) implements UntimedCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var proposed = ApproveLowering.read(proposal, c, context);
        Guards.require(Guards.says(reason), c.procedure(context).gates().loweringClause(), Rule.LOWERING_WHY);
        return List.of(new LoweringRejected(
                proposed.proposal(), reason, context.actor().person(), occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        ApproveLowering.before(c, context);
    }
}
