package org.caseledger.command.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportCorrected;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportReceived;
import org.caseledger.events.reporting.Figure;
import org.caseledger.reporting.DistrictReport;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;

/** Something that is recorded of a report from below. */
public sealed interface DistrictReportCommand extends AggregateCommand<DistrictReport, DistrictReportEvent> {
    @Override
    default String streamKind() {
        return DistrictReporting.KIND;
    }

    /** 登记下级上报: what the office of a mirrored log reported of a period that is over (P9.04). */
    @LedgerCommand(
            roles = {Role.CENTER_HEAD, Role.SUPERVISOR},
            zh = "登记下级上报",
            en = "record district report",
            clause = "P9.04")
    record RecordDistrictReport(
            String log,
            LocalDate first,
            LocalDate last,
            LocalDate receivedOn,
            Map<Figure, Long> figures,
            @Nullable String document)
            implements DistrictReportCommand {
        /** What an office reports of a period is recorded once, and corrected after that. */
        @Override
        public UUID id() {
            return DistrictReport.id(log, first, last);
        }

        @Override
        public boolean begins() {
            return true;
        }

        @Override
        public List<DistrictReportEvent> decide(@Nullable DistrictReport none, DecisionContext context) {
            Guards.require(!last.isBefore(first) && receivedOn.isAfter(last), Rule.REPORTED_AFTER_PERIOD);
            var today = UpwardReport.day(context.now());
            Guards.require(!receivedOn.isAfter(today), Rule.REPORTED_BY_NOW, today);
            requireFigures(figures);
            return List.of(new DistrictReportReceived(log, first, last, receivedOn, figures, document));
        }

        static void requireFigures(Map<Figure, Long> figures) {
            Guards.require(
                    !figures.isEmpty() && figures.values().stream().allMatch(count -> count >= 0),
                    Rule.REPORTED_FIGURES);
        }
    }

    /** 更正下级上报: an office reported again, or its report was recorded wrongly; both versions remain visible (P9.04). */
    @LedgerCommand(
            roles = {Role.CENTER_HEAD, Role.SUPERVISOR},
            zh = "更正下级上报",
            en = "correct district report",
            clause = "P9.04")
    record CorrectDistrictReport(
            UUID id, Map<Figure, Long> figures, @Nullable String document, String reason)
            implements DistrictReportCommand {
        @Override
        public List<DistrictReportEvent> decide(DistrictReport report, DecisionContext context) {
            RecordDistrictReport.requireFigures(figures);
            return List.of(new DistrictReportCorrected(figures, document, reason));
        }
    }
}
