package org.caseledger.command.reporting;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;

/** A report upward 汇总上报, from when it is asked for until it is received (P9.04). */
@Aggregate(type = Reporting.KIND, commandTargetResolver = "commandTargetResolver")
public class Reporting extends LedgerAggregate<UpwardReport, ReportingEvent> {
    static final String KIND = "reporting";

    protected Reporting() {}

    @CommandHandler(commandName = Reporting.KIND + Command.BEGINS)
    Reporting(ReportingCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = Reporting.KIND)
    void handle(ReportingCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected UpwardReport fold(@Nullable UpwardReport before, ReportingEvent event, Actor actor, Instant recordedAt) {
        return UpwardReport.on(before, event, actor, recordedAt);
    }
}
