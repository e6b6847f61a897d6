package org.caseledger.command.respondent;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentsParted;
import org.caseledger.respondent.RegisteredRespondent;

/** 拆分登记: this entry is a business of its own after all. */
@LedgerCommand(
        roles = {Role.DISPATCHER},
        zh = "拆分被诉方",
        en = "part respondents",
        clause = {"P9.03", "P3.08"})
public record PartRespondents(UUID id, String reason) implements RespondentCommand {

    @Override
    public List<RespondentEvent> decide(RegisteredRespondent entry, DecisionContext context) {
        Guards.inWords(reason);
        var from = entry.joinedTo();
        Guards.require(
                from != null, Rule.RESPONDENT_NOT_JOINED, entry.business().name());
        return List.of(new RespondentsParted(from, reason));
    }
}
