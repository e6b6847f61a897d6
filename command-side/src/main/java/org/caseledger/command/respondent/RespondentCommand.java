package org.caseledger.command.respondent;

import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.respondent.RegisteredRespondent;

/** Something that is done with an entry of the register of respondents. */
public sealed interface RespondentCommand extends AggregateCommand<RegisteredRespondent, RespondentEvent>
        permits RegisterRespondent, ChangeRespondent, AliasRespondent, JoinRespondents, PartRespondents {

    @Override
    default String streamKind() {
        return RespondentEntry.KIND;
    }

    /** A code is that of one entry, and entries are not joined in a circle: one after the other. */
    @Override
    default String lock() {
        return "respondents";
    }
}
