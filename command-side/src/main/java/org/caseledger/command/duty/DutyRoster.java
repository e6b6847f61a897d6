package org.caseledger.command.duty;

import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.Roster;
import org.jspecify.annotations.Nullable;

/** 值班备勤表: one for each unit and year, decided by its own history. */
@Aggregate(type = Roster.KIND, commandTargetResolver = "commandTargetResolver")
public class DutyRoster extends LedgerAggregate<Roster, DutyEvent> {
    protected DutyRoster() {}

    DutyRoster(DutyCommand command, DecisionContext context) {
        decide(command, context);
    }

    @CommandHandler(commandName = Roster.KIND + Command.BEGINS)
    DutyRoster(DutyCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = Roster.KIND)
    void handle(DutyCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    void change(DutyCommand command, DecisionContext context) {
        decide(command, context);
    }

    static List<DutyEvent> follows(DutyCommand command, @Nullable Roster before, DecisionContext context) {
        return check(command, before, context);
    }

    @Override
    protected Roster fold(@Nullable Roster before, DutyEvent event, Actor actor, Instant recordedAt) {
        return Roster.after(before, event);
    }
}
