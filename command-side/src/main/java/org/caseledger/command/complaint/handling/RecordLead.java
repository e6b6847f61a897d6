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
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.jspecify.annotations.Nullable;

/** 发现违法线索: what was found while mediating, which has to be checked (O121-27). */
@LedgerCommand(
        zh = "记录违法线索",
        en = "record lead",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED},
        kinds = {ComplaintKind.COMPLAINT},
        sealed = {"lead"})
public record RecordLead(
        CaseId caseId,
        String lead,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new LeadFound(context.office().seal(caseId, SealedField.LEAD, lead), occurred(context)));
    }
}
