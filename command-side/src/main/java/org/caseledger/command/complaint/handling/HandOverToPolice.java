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
import org.caseledger.events.complaint.HandlingEvent.HandedToPolice;
import org.jspecify.annotations.Nullable;

/**
 * 移送公安机关: a complainant or reporter is suspected of swapping, faking or making things up to get
 * money from a business (O121-42). The case itself goes on: it is declined, its mediation ended, or
 * its lead decided on as the facts are.
 */
@LedgerCommand(
        zh = "移送公安机关",
        en = "hand over to the police",
        roles = {Role.HANDLER, Role.CENTER_HEAD, Role.LEADER},
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
        kinds = {ComplaintKind.COMPLAINT, ComplaintKind.REPORT},
        sealed = {"suspicion"})
public record HandOverToPolice(
        CaseId caseId,
        String authority,
        String suspicion,
        String materials,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new HandedToPolice(
                authority,
                context.office().seal(caseId, SealedField.HAND_OVER, suspicion),
                materials,
                occurred(context)));
    }
}
