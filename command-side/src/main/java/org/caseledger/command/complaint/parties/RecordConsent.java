package org.caseledger.command.complaint.parties;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.Party;
import org.jspecify.annotations.Nullable;

/**
 * 征得同意: what a party said when asked to consent; what was said last counts (O121-12, O121-18,
 * O121-19, O121-38).
 */
@LedgerCommand(
        zh = "登记意愿",
        en = "record consent",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        clause = "O121-18",
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
        kinds = {ComplaintKind.COMPLAINT})
public record RecordConsent(
        CaseId caseId,
        ConsentTo to,
        Party party,
        boolean given,
        Medium medium,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new ConsentRecorded(to, party, given, medium, occurred(context)));
    }
}
