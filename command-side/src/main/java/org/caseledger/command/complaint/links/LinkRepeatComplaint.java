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
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.jspecify.annotations.Nullable;

/** 重复投诉关联: marks the case as a repeat of another (P4.22). */
@LedgerCommand(
        zh = "关联重复投诉",
        en = "link repeat complaint",
        roles = {Role.INTAKE, Role.DISPATCHER},
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED})
public record LinkRepeatComplaint(
        CaseId caseId,
        CaseId to,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        mustBeAnother(caseId, to, context);
        CaseGuards.reportStaysClosed(to, c, context);
        return List.of(new RepeatComplaintLinked(to, why, occurred(context)));
    }

    /** What a case repeats is another one, and not of an exercise unless it is itself. */
    public static void mustBeAnother(CaseId caseId, CaseId to, DecisionContext context) {
        Guards.require(!to.equals(caseId) && context.office().knows(to), Rule.ANOTHER_CASE, to);
        Guards.require(to.isExercise() == caseId.isExercise(), Rule.EXERCISE_APART, to);
    }
}
