package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintJoined;
import org.jspecify.annotations.Nullable;

/**
 * 并案: the case is handled together with a lead case, such as when several complain of one matter
 * (P4.22). Both stay cases with their own clocks; the lead stands for itself and whoever leads is
 * not joined, so that each case has one lead at most and nothing goes round in a circle.
 */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REPLIED,
            ComplaintState.REOPENED,
            ComplaintState.DECLINED,
            ComplaintState.REFERRED
        },
        needs = Need.NO_TIES_OF_A_SERIES)
public record JoinComplaint(
        CaseId caseId,
        CaseId lead,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        Guards.require(!lead.equals(caseId) && desk.office().knows(lead), Rule.ANOTHER_CASE, lead);
        Guards.require(lead.isExercise() == caseId.isExercise(), Rule.EXERCISE_APART, lead);
        Guards.require(!desk.office().isJoined(lead), Rule.JOINED_ONCE, lead);
        return List.of(new ComplaintJoined(lead, why, occurred(desk)));
    }

    static void mustNotBeJoined(Case c, Desk desk) {
        Guards.require(c.ties().lead() == null, Rule.JOINED_ONCE, c.number());
    }

    static void mustStandForItself(Case c, Desk desk) {
        mustNotBeJoined(c, desk);
        Guards.require(!desk.office().leads(c.id()), Rule.LEADS_OTHERS, c.number());
    }
}
