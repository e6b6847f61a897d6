package org.caseledger.command.complaint.clocks;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.procedure.clocks.Clocks;
import org.jspecify.annotations.Nullable;

/**
 * 重算时限: sets anew what was counted before the holidays of its year were known, now that they are;
 * what was met, missed or promised changes nothing (O121-45).
 */
@LedgerCommand(
        zh = "重算时限",
        en = "recount deadlines",
        roles = {Role.SYSTEM})
public record RecountDeadlines(
        CaseId caseId,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.copyOf(Clocks.recounted(c.clocked(), c.clockRules(context), context.now()));
    }
}
