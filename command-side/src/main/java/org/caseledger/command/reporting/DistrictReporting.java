package org.caseledger.command.reporting;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerAggregate;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.reporting.DistrictReport;
import org.jspecify.annotations.Nullable;

/** A report from below 下级上报, as it was received and corrected (P9.04). */
@Aggregate(type = DistrictReporting.KIND, commandTargetResolver = "commandTargetResolver")
public class DistrictReporting extends LedgerAggregate<DistrictReport, DistrictReportEvent> {
    static final String KIND = "district-report";

    protected DistrictReporting() {}

    @CommandHandler(commandName = DistrictReporting.KIND + Command.BEGINS)
    DistrictReporting(DistrictReportCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler(commandName = DistrictReporting.KIND)
    void handle(DistrictReportCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @Override
    protected DistrictReport fold(
            @Nullable DistrictReport before, DistrictReportEvent event, Actor actor, Instant recordedAt) {
        return DistrictReport.on(before, event, actor, recordedAt);
    }
}
