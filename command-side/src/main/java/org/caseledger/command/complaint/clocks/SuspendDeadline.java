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
import org.caseledger.events.clocks.SuspensionGround;
import org.jspecify.annotations.Nullable;

/** 中止计时: stops a clock while something is tested or appraised. */
@LedgerCommand(
        zh = "中止计时",
        en = "suspend deadline",
        roles = {Role.HANDLER},
        phases = ComplaintState.Phase.OPEN)
public record SuspendDeadline(
        CaseId caseId,
        Clock clock,
        SuspensionGround ground,
        String evidence,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return ClockChanges.suspend(c, context, clock, ground, evidence, occurred(context));
    }

    public static List<Choice> before(CaseState c, DecisionContext context) {
        return ClockChanges.suspendable(c, context);
    }
}
