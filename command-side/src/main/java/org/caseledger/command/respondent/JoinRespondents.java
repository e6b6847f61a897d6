package org.caseledger.command.respondent;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.events.respondent.RespondentsJoined;
import org.caseledger.respondent.RegisteredRespondent;

/** 合并登记: this entry is the same business as another one, which shows the cases of both. */
@LedgerCommand(
        roles = {Role.DISPATCHER},
        zh = "合并被诉方",
        en = "join respondents",
        clause = {"P9.03", "P3.08"})
public record JoinRespondents(UUID id, RespondentId into, String reason) implements RespondentCommand {

    @Override
    public List<RespondentEvent> decide(RegisteredRespondent entry, DecisionContext context) {
        Guards.inWords(reason);
        Guards.require(!into.equals(new RespondentId(id)), Rule.JOINED_TO_ANOTHER);
        mustStand(entry);
        // That one stands, so that following the entries from one to the next comes to an end.
        mustStand(BusinessRules.known(into, context));
        return List.of(new RespondentsJoined(into, reason));
    }

    private static void mustStand(RegisteredRespondent entry) {
        Guards.require(
                entry.joinedTo() == null,
                Rule.RESPONDENT_JOINED,
                entry.business().name());
    }
}
