package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.replying.Approvals;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Precondition;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ComplaintDeclined;
import org.jspecify.annotations.Nullable;

/**
 * 不予受理: the unit does not take the case and has told the complainant why (P9.07): where a reply
 * would need approvals, in the very words that were approved (P9.12).
 */
@LedgerCommand(
        zh = "不予受理",
        en = "decline",
        roles = {Role.HANDLER},
        states = {ComplaintState.ASSIGNED},
        requires = Precondition.ALL_THAT_COMES_BEFORE_AN_ENDING)
public record DeclineComplaint(
        CaseId caseId,
        String reason,
        Told told,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.toldWhy(reason, told, c, context);
        Approvals.mustBeOfReason(reason, c, context);
        return List.of(new ComplaintDeclined(reason, told, occurred(context)));
    }
}
