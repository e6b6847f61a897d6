package org.caseledger.command.delegation;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.office.DelegationEvent;
import org.jspecify.annotations.Nullable;

/** All delegations of the office; its state is the number of the last one. */
@Aggregate(type = DelegationEvent.KIND, commandTargetResolver = "commandTargetResolver")
public class Delegations extends LedgerAggregate<Integer, DelegationEvent> {
    protected Delegations() {}

    @CommandHandler(commandName = DelegationEvent.KIND + Command.BEGINS)
    Delegations(DelegationCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = DelegationEvent.KIND)
    void handle(DelegationCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected Integer fold(@Nullable Integer before, DelegationEvent event, Actor actor, Instant recordedAt) {
        return Math.max(before == null ? 0 : before, event.delegation());
    }
}
