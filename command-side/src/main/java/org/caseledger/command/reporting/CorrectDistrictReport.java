package org.caseledger.command.reporting;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.reporting.DistrictReportCorrected;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.events.reporting.Figure;
import org.caseledger.reporting.DistrictReport;
import org.jspecify.annotations.Nullable;

/** 更正下级上报: an office reported anew, or it was recorded wrongly; both stay to be seen (P9.04). */
@LedgerCommand(
        roles = {Role.CENTER_HEAD, Role.SUPERVISOR},
        zh = "更正下级上报",
        en = "correct district report",
        clause = "P9.04")
public record CorrectDistrictReport(
        UUID id, Map<Figure, Long> figures, @Nullable String document, String reason) implements DistrictReportCommand {

    @Override
    public List<DistrictReportEvent> decide(DistrictReport report, DecisionContext context) {
        RecordDistrictReport.requireFigures(figures);
        return List.of(new DistrictReportCorrected(figures, document, reason));
    }
}
