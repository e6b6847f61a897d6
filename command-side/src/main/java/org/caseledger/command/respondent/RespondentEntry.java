package org.caseledger.command.respondent;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;

/** An entry of the register of respondents. */
@Aggregate(type = RespondentEntry.KIND, commandTargetResolver = "commandTargetResolver")
public class RespondentEntry extends LedgerAggregate<RegisteredRespondent, RespondentEvent> {
    static final String KIND = "respondent";

    protected RespondentEntry() {}

    @CommandHandler(commandName = RespondentEntry.KIND + Command.BEGINS)
    RespondentEntry(RespondentCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = RespondentEntry.KIND)
    void handle(RespondentCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected RegisteredRespondent fold(
            @Nullable RegisteredRespondent before, RespondentEvent event, Actor actor, Instant recordedAt) {
        return RegisteredRespondent.on(before, event);
    }
}
