package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.Plan;
import org.jspecify.annotations.Nullable;

/** 处理意见: what the unit proposes, how, until when and by whom (P4.15, P7.09). */
@LedgerCommand(
        zh = "提出处理意见",
        en = "propose handling opinion",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED},
        sealed = {"opinion"})
public record ProposeOpinion(
        CaseId caseId,
        String opinion,
        Plan plan,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.inWords(opinion);
        var gate = c.procedure(context).gates().opinion();
        if (gate != null && gate.plan() != null) {
            boolean complete =
                    Guards.isFilled(plan.method()) && plan.by() != null && Guards.isFilled(plan.responsible());
            Guards.require(complete, gate.plan().clause(), Rule.PLAN_COMPLETE);
        }
        return List.of(new OpinionProposed(
                context.office().seal(caseId, SealedField.OPINION, opinion), plan, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        Deciders.mustBeOthers(c, context);
    }
}
