package org.caseledger.command.complaint.parties;

import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.jspecify.annotations.Nullable;

/** 补充事实: the complainant adds facts, and files as evidence, by the public portal (O121-10). */
@LedgerCommand(
        zh = "补充事实",
        en = "add facts",
        roles = {Role.CITIZEN},
        clause = "O121-10",
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
        kinds = {ComplaintKind.COMPLAINT},
        sealed = {"text"})
public record AddFacts(CaseId caseId, String text, @Nullable List<Evidence> evidence)
        implements UntimedCommand, CommandWithEvidence {

    @Override
    public AddFacts with(List<Evidence> more) {
        return more.isEmpty() ? this : new AddFacts(caseId, text, Evidence.all(evidence, more));
    }

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var sealed = context.office().seal(caseId, SealedField.FACTS, text.strip());
        // The last rule, for what comes with it is kept as it is asked for.
        CaseGuards.kept(evidence, caseId, context);
        return List.of(new FactsAdded(sealed, evidence, occurred(context)));
    }
}
