package org.caseledger.command.complaint.closing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.jspecify.annotations.Nullable;

/** 表彰、通报批评、追责: of a unit or a person, and why (P1.17). */
@LedgerCommand(
        zh = "表彰追责",
        en = "record accountability",
        roles = {Role.LEADER})
public record RecordAccountability(
        CaseId caseId,
        AccountabilityKind kind,
        String of,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new AccountabilityRecorded(kind, of, why, occurred(context)));
    }
}
