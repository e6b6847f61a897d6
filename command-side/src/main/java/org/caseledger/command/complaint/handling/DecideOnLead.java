package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.LeadDecided;
import org.jspecify.annotations.Nullable;

/** 线索核查: whether a case is filed 立案 on a report. */
@LedgerCommand(
        zh = "决定立案与否",
        en = "decide on lead",
        roles = {Role.HANDLER, Role.LEADER},
        states = {ComplaintState.ACCEPTED},
        kinds = {ComplaintKind.REPORT},
        sealed = {"reason"})
public record DecideOnLead(
        CaseId caseId,
        boolean filed,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new LeadDecided(filed, reason, occurred(context)));
    }
}
