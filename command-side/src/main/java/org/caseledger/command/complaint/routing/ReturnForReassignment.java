package org.caseledger.command.complaint.routing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.jspecify.annotations.Nullable;

/** 退回: the handling unit gives the case back as outside its jurisdiction (P9.15). */
@LedgerCommand(
        zh = "退回",
        en = "return for reassignment",
        roles = {Role.HANDLER},
        states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED})
public record ReturnForReassignment(
        CaseId caseId,
        String reason,
        @Nullable UnitId proposedUnit,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        if (proposedUnit != null) {
            Guards.knownUnit(proposedUnit, context);
        }
        return List.of(new ComplaintReturned(
                c.heldBy(), reason, proposedUnit, context.actor().person(), occurred(context)));
    }

    /** A leader's ruling that the unit keeps the case is final (P9.15). */
    public static void before(CaseState c, DecisionContext context) {
        var review = c.procedure(context).gates().returns();
        if (review != null && c.unit() != null) {
            Guards.require(
                    !c.returns().keptByRuling().contains(c.unit()),
                    review.clause(),
                    Rule.RETURN_RULED_ON,
                    Guards.knownUnit(c.unit(), context).name());
        }
    }
}
