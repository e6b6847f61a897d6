package org.caseledger.command.reporting;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.UpwardReportReceived;
import org.caseledger.reporting.ReportState;
import org.caseledger.reporting.UpwardReport;

/** 登记收悉: the authority has what was sent (P9.04). */
@LedgerCommand(
        roles = {Role.CENTER_HEAD},
        zh = "登记收悉",
        en = "record receipt of report",
        clause = "P9.04")
public record RecordReportReceipt(UUID id, String receipt) implements ReportingCommand {

    @Override
    public List<ReportingEvent> decide(UpwardReport report, DecisionContext context) {
        Guards.require(report.state() == ReportState.SENT, Rule.REPORT_STATE, report.state());
        return List.of(new UpwardReportReceived(receipt));
    }
}
