package org.caseledger.command.reporting;

import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.reporting.DistrictReport;

/** Something that is recorded of a report from below. */
public sealed interface DistrictReportCommand extends AggregateCommand<DistrictReport, DistrictReportEvent>
        permits RecordDistrictReport, CorrectDistrictReport {

    @Override
    default String streamKind() {
        return DistrictReporting.KIND;
    }
}
