package org.caseledger.command.accountability;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.jspecify.annotations.Nullable;

/** 表彰、通报批评、追责 of a unit or a person, valid until it is withdrawn. */
@Aggregate(type = Accountability.KIND, commandTargetResolver = "commandTargetResolver")
public class Accountability extends LedgerAggregate<Accountability.Standing, AccountabilityEvent> {
    static final String KIND = "accountability";

    /** Whether it stands still. */
    public record Standing(boolean stands) {}

    protected Accountability() {}

    @CommandHandler(commandName = Accountability.KIND + Command.BEGINS)
    Accountability(AggregateCommand<Standing, AccountabilityEvent> command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = Accountability.KIND)
    void handle(AggregateCommand<Standing, AccountabilityEvent> command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected Standing fold(@Nullable Standing before, AccountabilityEvent event, Actor actor, Instant recordedAt) {
        return new Standing(event instanceof AccountabilityDeclared);
    }
}
