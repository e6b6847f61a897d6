package org.caseledger.command.incident;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.ProposalDismissed;
import org.caseledger.events.incident.ProposalId;

/** 不启动: decides, with a reason, that what is proposed is no incident (P5.09, P7.16). */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD},
        zh = "不启动应急预案",
        en = "dismiss proposal",
        clause = "P5.09")
public record DismissProposal(UUID id, ProposalId proposal, String reason) implements IncidentCommand {

    @Override
    public boolean begins() {
        return true;
    }

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        DeclareIncident.mustBeOfWhatIsThere(proposal, context);
        return List.of(new ProposalDismissed(proposal, reason, occurred(context)));
    }
}
