package org.caseledger.command.reporting;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportAsked;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportDropped;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportReceived;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportSent;
import org.caseledger.reporting.ReportState;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;

/** Something that is asked of a report upward. */
public sealed interface ReportingCommand extends AggregateCommand<UpwardReport, ReportingEvent> {
    @Override
    default String streamKind() {
        return Reporting.KIND;
    }

    /** 登记应上报事项: an authority wants a report on a period, by a day (P9.04). */
    @LedgerCommand(
            roles = {Role.CENTER_HEAD, Role.LEADER},
            zh = "登记上报任务",
            en = "record report due",
            clause = "P9.04")
    record AskForReport(LocalDate first, LocalDate last, String addressee, String what, LocalDate dueOn)
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

    /** 上报: the center sends the report on a period that is over; what counts is when that is recorded (P9.04). */
    @LedgerCommand(
            roles = {Role.CENTER_HEAD},
            zh = "上报",
            en = "send report upward",
            clause = "P9.04")
    record SendUpwardReport(
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

    /** 登记收悉: the authority has what was sent (P9.04). */
    @LedgerCommand(
            roles = {Role.CENTER_HEAD},
            zh = "登记收悉",
            en = "record receipt of report",
            clause = "P9.04")
    record RecordReportReceipt(UUID id, String receipt) implements ReportingCommand {
        @Override
        public List<ReportingEvent> decide(UpwardReport report, DecisionContext context) {
            Guards.require(report.state() == ReportState.SENT, Rule.REPORT_STATE, report.state());
            return List.of(new UpwardReportReceived(receipt));
        }
    }

    /** 取消上报任务: a leader says why a report is not sent (P9.04). */
    @LedgerCommand(
            roles = {Role.LEADER},
            zh = "取消上报任务",
            en = "cancel report due",
            clause = "P9.04")
    record DropReport(UUID id, String reason) implements ReportingCommand {
        @Override
        public List<ReportingEvent> decide(UpwardReport report, DecisionContext context) {
            Guards.require(report.state() == ReportState.DUE, Rule.REPORT_STATE, report.state());
            return List.of(new UpwardReportDropped(reason));
        }
    }
}
