package org.caseledger.command.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionRemarked;
import org.caseledger.inspection.InspectionSheet;
import org.jspecify.annotations.Nullable;

/**
 * What the inspector saw on the spot, the problems, and what is asked of the unit, by when (P1.16).
 */
@LedgerCommand(
        roles = {Role.SUPERVISOR, Role.CENTER_HEAD},
        zh = "填写检查意见",
        en = "record inspection remarks",
        clause = "P1.16")
public record RemarkInspection(
        UUID id,
        String seen,
        @Nullable String problems,
        @Nullable String asked,
        @Nullable Instant by) implements InspectionCommand {

    @Override
    public List<InspectionEvent> decide(InspectionSheet sheet, DecisionContext context) {
        Sheets.mustBeOpen(sheet);
        Guards.require(by == null || asked != null, Rule.ASKED_BY_A_TIME);
        Guards.require(by == null || by.isAfter(context.now()), Rule.PERIOD_OVER.clauses(), Rule.TIME_AHEAD);
        return List.of(new InspectionRemarked(seen, problems, asked, by));
    }
}
