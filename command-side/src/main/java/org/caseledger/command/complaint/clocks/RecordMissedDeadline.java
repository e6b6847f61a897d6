package org.caseledger.command.complaint.clocks;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/** 逾期: records once that a clock passed its due time; what is no longer so changes nothing. */
@LedgerCommand(
        zh = "记录逾期",
        en = "record missed deadline",
        roles = {Role.SYSTEM})
public record RecordMissedDeadline(
        CaseId caseId,
        Clock clock,
        int number,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return c.deadlines().open(clock).stream()
                .filter(deadline -> deadline.number() == number)
                .flatMap(deadline -> deadline.missedBy(context.now()).stream())
                .map(ComplaintEvent.class::cast)
                .toList();
    }
}
