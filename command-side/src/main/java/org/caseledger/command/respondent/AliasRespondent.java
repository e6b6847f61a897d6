package org.caseledger.command.respondent;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.respondent.RespondentAliased;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.respondent.RegisteredRespondent;

/** 登记别名: says by which other names a business goes; all of them, none for none. */
@LedgerCommand(
        roles = {Role.INTAKE, Role.DISPATCHER},
        zh = "登记被诉方别名",
        en = "record other names of respondent",
        clause = {"P9.03", "P3.08"})
public record AliasRespondent(UUID id, List<String> aliases) implements RespondentCommand {

    @Override
    public List<RespondentEvent> decide(RegisteredRespondent entry, DecisionContext context) {
        var kept = aliases.stream()
                .map(String::strip)
                .filter(Guards::isFilled)
                .filter(alias -> !alias.equals(entry.business().name()))
                .distinct()
                .sorted()
                .toList();
        Guards.require(!kept.equals(entry.aliases()), Rule.SOMETHING_CHANGES);
        return List.of(new RespondentAliased(kept));
    }
}
