package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ComplaintAccepted;
import org.jspecify.annotations.Nullable;

/** 受理: the unit takes the case and has told the complainant (P9.06–07). */
@LedgerCommand(
        zh = "受理",
        en = "accept",
        roles = {Role.HANDLER},
        states = {ComplaintState.ASSIGNED})
public record AcceptComplaint(
        CaseId caseId, Told told, @Nullable Instant occurredAt, @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.told(told, c, context);
        return List.of(new ComplaintAccepted(c.heldBy(), told, occurred(context)));
    }
}
