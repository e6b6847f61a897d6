package org.caseledger.command.complaint.clocks;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
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
import org.caseledger.events.Told;
import org.caseledger.events.office.Delegable;
import org.jspecify.annotations.Nullable;

/** 延期: a leader promises the complainant a later time, with the reason (P9.08, P2.17). */
@LedgerCommand(
        zh = "延期",
        en = "extend deadline",
        roles = {Role.LEADER},
        states = {ComplaintState.ACCEPTED, ComplaintState.ASSIGNED, ComplaintState.REOPENED},
        delegable = Delegable.EXTENSION)
public record ExtendDeadline(
        CaseId caseId,
        Clock clock,
        String reason,
        Told told,
        Instant promisedAt,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.toldWhy(reason, told, c, context);
        return Extending.extend(c, context, clock, promisedAt, reason, told, occurred(context));
    }

    public static List<Choice> before(CaseState c, DecisionContext context) {
        return Extending.extendable(c, context);
    }
}
