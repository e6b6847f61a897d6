package org.caseledger.command.complaint.clocks;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/** 恢复计时: a stopped clock runs again, and the pause does not count. */
@LedgerCommand(
        zh = "恢复计时",
        en = "resume deadline",
        roles = {Role.HANDLER},
        phases = ComplaintState.Phase.OPEN)
public record ResumeDeadline(
        CaseId caseId,
        Clock clock,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return ClockChanges.resume(c, context, clock, occurred(context));
    }

    public static List<Choice> before(CaseState c, DecisionContext context) {
        return ClockChanges.resumable(c, context);
    }
}
