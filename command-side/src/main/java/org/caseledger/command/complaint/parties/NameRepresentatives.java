package org.caseledger.command.complaint.parties;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.RepresentativesNamed;
import org.jspecify.annotations.Nullable;

/** 推选代表人: those who complain of one matter name two of them at most in writing (O121-12). */
@LedgerCommand(
        zh = "登记代表人",
        en = "name representatives",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        clause = "O121-12",
        phases = {ComplaintState.Phase.OPEN},
        kinds = {ComplaintKind.COMPLAINT},
        sealed = {"names"})
public record NameRepresentatives(
        CaseId caseId,
        List<String> names,
        int complainants,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(!names.isEmpty() && names.size() <= 2 && complainants > names.size(), Rule.TWO_REPRESENTATIVES);
        return List.of(new RepresentativesNamed(
                context.office().seal(caseId, SealedField.REPRESENTATIVES, Masking.sealed(names)),
                complainants,
                occurred(context)));
    }
}
