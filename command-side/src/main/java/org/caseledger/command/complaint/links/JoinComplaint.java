package org.caseledger.command.complaint.links;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
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
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.jspecify.annotations.Nullable;

/**
 * 并案: the case is handled together with a lead case, such as when several complain of one matter
 * (P4.22). Both stay cases with their own clocks; the lead stands for itself and whoever leads is
 * not joined, so that each case has one lead at most and nothing goes round in a circle.
 */
@LedgerCommand(
        zh = "并案",
        en = "join to another case",
        roles = {Role.INTAKE, Role.DISPATCHER},
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED})
public record JoinComplaint(
        CaseId caseId,
        CaseId lead,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    /** It is decided by what other cases are as well: at once, two cases could lead each other. */
    @Override
    public String lock() {
        return "joins";
    }

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(!lead.equals(caseId) && context.office().knows(lead), Rule.ANOTHER_CASE, lead);
        Guards.require(lead.isExercise() == caseId.isExercise(), Rule.EXERCISE_APART, lead);
        CaseGuards.reportStaysClosed(lead, c, context);
        Guards.require(!context.office().isJoined(lead), Rule.JOINED_ONCE, lead);
        return List.of(new ComplaintJoined(lead, why, occurred(context)));
    }

    public static void mustNotBeJoined(CaseState c, DecisionContext context) {
        Guards.require(c.ties().lead() == null, Rule.JOINED_ONCE, c.number());
    }

    public static void before(CaseState c, DecisionContext context) {
        mustNotBeJoined(c, context);
        Guards.require(!context.office().leads(c.id()), Rule.LEADS_OTHERS, c.number());
    }
}
