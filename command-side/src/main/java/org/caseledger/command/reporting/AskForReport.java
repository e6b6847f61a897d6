package org.caseledger.command.reporting;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.UpwardReportAsked;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;

/** 登记应上报事项: an authority wants a report on a period, by a day (P9.04). */
@LedgerCommand(
        roles = {Role.CENTER_HEAD, Role.LEADER},
        zh = "登记上报任务",
        en = "record report due",
        clause = "P9.04")
public record AskForReport(LocalDate first, LocalDate last, String addressee, String what, LocalDate dueOn)
        implements ReportingCommand {

    /** The same report is asked for once. */
    @Override
    public UUID id() {
        var named = "report %s %s %s %s".formatted(first, last, addressee.strip(), what.strip());
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean begins() {
        return true;
    }

    @Override
    public List<ReportingEvent> decide(@Nullable UpwardReport none, DecisionContext context) {
        Guards.require(!last.isBefore(first) && dueOn.isAfter(last), Rule.REPORT_DUE_AFTER_PERIOD);
        return List.of(new UpwardReportAsked(first, last, addressee.strip(), what.strip(), dueOn));
    }
}
