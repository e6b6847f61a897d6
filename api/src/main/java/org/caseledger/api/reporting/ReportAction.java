package org.caseledger.api.reporting;

import java.util.List;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.reporting.ReportingCommand;
import org.caseledger.command.reporting.ReportingCommand.DropReport;
import org.caseledger.command.reporting.ReportingCommand.RecordReportReceipt;
import org.caseledger.command.reporting.ReportingCommand.SendUpwardReport;
import org.caseledger.events.Role;
import org.caseledger.reporting.ReportState;

/** A command on a report upward in a state, by its name in an address. */
public record ReportAction(String path, Class<? extends ReportingCommand> command, ReportState state) {
    private static final List<ReportAction> ALL = List.of(
            new ReportAction("send", SendUpwardReport.class, ReportState.DUE),
            new ReportAction("receive", RecordReportReceipt.class, ReportState.SENT),
            new ReportAction("drop", DropReport.class, ReportState.DUE));

    /** The command of this name; throws {@link NotFoundException} where there is none. */
    static ReportAction named(String path) {
        return ALL.stream()
                .filter(action -> action.path().equals(path))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Those that a role may give on a report in that state. */
    static List<ReportAction> on(ReportState state, Role role) {
        return ALL.stream()
                .filter(action -> action.state() == state && action.word().to(role))
                .toList();
    }

    /** The command in words. */
    public PageCommand word() {
        return new PageCommand(command);
    }
}
