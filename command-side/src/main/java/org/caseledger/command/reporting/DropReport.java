package org.caseledger.command.reporting;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.UpwardReportDropped;
import org.caseledger.reporting.ReportState;
import org.caseledger.reporting.UpwardReport;

/** 取消上报任务: a leader says why a report is not sent (P9.04). */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "取消上报任务",
        en = "cancel report due",
        clause = "P9.04")
public record DropReport(UUID id, String reason) implements ReportingCommand {

    @Override
    public List<ReportingEvent> decide(UpwardReport report, DecisionContext context) {
        Guards.require(report.state() == ReportState.DUE, Rule.REPORT_STATE, report.state());
        return List.of(new UpwardReportDropped(reason));
    }
}
