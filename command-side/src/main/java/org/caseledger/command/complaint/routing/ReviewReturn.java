package org.caseledger.command.complaint.routing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/**
 * 退单审核: the head of the complaint center accepts a unit's return or refuses it, so that the unit
 * holds the case again; the second refusal in a case goes to a leader, whose ruling is final. Both
 * sign, and neither is who returned it (P9.15).
 */
@LedgerCommand(
        zh = "审核退回",
        en = "review return",
        roles = {Role.CENTER_HEAD, Role.LEADER},
        clause = "P9.15",
        states = {ComplaintState.RETURNED},
        buildsOn = ComplaintReturned.class)
public record ReviewReturn(
        CaseId caseId,
        boolean accepted,
        String reason,
        @Nullable PaperSignature paper,
        @Nullable Instant occurredAt) implements SigningCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var waiting = c.returns().waiting();
        boolean second = !waiting.forALeader() && c.returns().refused() > 0;
        boolean heldAgain = !accepted && !second;
        return List.of(new ReturnReviewed(
                waiting.unit(),
                waiting.handler(),
                accepted,
                waiting.forALeader(),
                heldAgain ? waiting.from() : ComplaintState.RETURNED,
                reason,
                context.actor().person(),
                occurred(context)));
    }

    @Override
    public @Nullable String clause(Gates gates) {
        return gates.returns() == null ? null : gates.returns().clause();
    }

    /** A return waits for this person: for the center first, for a leader after two refusals. */
    public static void before(CaseState c, DecisionContext context) {
        var review = c.procedure(context).gates().returns();
        var waiting = review == null ? null : c.returns().waiting();
        Guards.require(waiting != null, Rule.RETURN_WAITS);
        var turn = waiting.forALeader() ? Role.LEADER : Role.CENTER_HEAD;
        Guards.require(context.actor().role() == turn, review.clause(), Rule.RETURN_WAITS_FOR, turn);
        Guards.require(
                !context.actor().person().equals(waiting.by()), review.clause(), Rule.RETURN_REVIEWED_BY_ANOTHER);
    }
}
