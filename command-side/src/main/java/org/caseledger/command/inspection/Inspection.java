package org.caseledger.command.inspection;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.inspection.InspectionSheet;
import org.jspecify.annotations.Nullable;

/** 检查表: the figures of a unit in a period, what an inspector and the unit say, and who signed. */
@Aggregate(type = Inspection.KIND, commandTargetResolver = "commandTargetResolver")
public class Inspection extends LedgerAggregate<InspectionSheet, InspectionEvent> {
    static final String KIND = "inspection";

    protected Inspection() {}

    @CommandHandler(commandName = Inspection.KIND + Command.BEGINS)
    Inspection(InspectionCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = Inspection.KIND)
    void handle(InspectionCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected InspectionSheet fold(
            @Nullable InspectionSheet before, InspectionEvent event, Actor actor, Instant recordedAt) {
        return InspectionSheet.on(before, event, actor, recordedAt);
    }
}
