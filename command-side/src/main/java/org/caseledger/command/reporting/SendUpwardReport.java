package org.caseledger.command.reporting;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.UpwardReportSent;
import org.caseledger.reporting.ReportState;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;

/**
 * 上报: the center sends the report on a period that is over; what counts is when that is recorded
 * (P9.04).
 */
@LedgerCommand(
        roles = {Role.CENTER_HEAD},
        zh = "上报",
        en = "send report upward",
        clause = "P9.04")
public record SendUpwardReport(
        UUID id, Medium medium, @Nullable String document) implements ReportingCommand {

    @Override
    public List<ReportingEvent> decide(UpwardReport report, DecisionContext context) {
        Guards.require(report.state() == ReportState.DUE, Rule.REPORT_STATE, report.state());
        Guards.require(
                report.asked().last().isBefore(UpwardReport.day(context.now())),
                Rule.REPORT_PERIOD_OVER,
                report.asked().last());
        Guards.require(medium != Medium.NOBODY, Rule.REPORT_TO_SOMEBODY);
        return List.of(new UpwardReportSent(medium, document));
    }
}
