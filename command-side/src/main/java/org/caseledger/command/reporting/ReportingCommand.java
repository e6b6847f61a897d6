package org.caseledger.command.reporting;

import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.reporting.UpwardReport;

/** Something that is asked of a report upward. */
public sealed interface ReportingCommand extends AggregateCommand<UpwardReport, ReportingEvent>
        permits AskForReport, SendUpwardReport, RecordReportReceipt, DropReport {

    @Override
    default String streamKind() {
        return Reporting.KIND;
    }
}
