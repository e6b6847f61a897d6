package org.caseledger.api.respondents;

import java.util.List;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.respondent.RespondentCommand;
import org.caseledger.command.respondent.RespondentCommand.AliasRespondent;
import org.caseledger.command.respondent.RespondentCommand.ChangeRespondent;
import org.caseledger.command.respondent.RespondentCommand.JoinRespondents;
import org.caseledger.command.respondent.RespondentCommand.PartRespondents;
import org.caseledger.events.Role;

/** A command on an entry of the register, by its name in an address. */
public record RespondentAction(String path, Class<? extends RespondentCommand> command) {
    private static final List<RespondentAction> ALL = List.of(
            new RespondentAction("change", ChangeRespondent.class),
            new RespondentAction("alias", AliasRespondent.class),
            new RespondentAction("join", JoinRespondents.class),
            new RespondentAction("part", PartRespondents.class));

    /** The command of this name; throws {@link NotFoundException} where there is none. */
    static RespondentAction named(String path) {
        return ALL.stream()
                .filter(action -> action.path().equals(path))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Those that a role may give on an entry that is joined to another one, or is not. */
    static List<RespondentAction> on(boolean joined, Role role) {
        return ALL.stream()
                .filter(action -> action.command() != JoinRespondents.class || !joined)
                .filter(action -> action.command() != PartRespondents.class || joined)
                .filter(action -> action.word().to(role))
                .toList();
    }

    /** The command in words. */
    public PageCommand word() {
        return new PageCommand(command);
    }
}
