package org.caseledger.command.inspection;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.inspection.InspectionAnswered;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.inspection.InspectionSheet;

/**
 * What the inspected unit says (P1.16): a handler of that unit; for the center and the whole
 * office, the center's head.
 */
@LedgerCommand(
        roles = {Role.HANDLER, Role.CENTER_HEAD},
        zh = "答复检查",
        en = "answer inspection",
        clause = "P1.16")
public record AnswerInspection(UUID id, String answer) implements InspectionCommand {

    @Override
    public List<InspectionEvent> decide(InspectionSheet sheet, DecisionContext context) {
        Sheets.mustBeOpen(sheet);
        var actor = context.actor();
        var unit = sheet.prepared().unit();
        boolean own = unit == null ? actor.role() != Role.HANDLER : unit.equals(actor.unit());
        Guards.require(own, Rule.PERIOD_OVER.clauses(), Rule.OWN_UNIT, String.valueOf(actor.unit()));
        Sheets.mustBeAnother(Sheets.inspectors(sheet), context);
        return List.of(new InspectionAnswered(answer));
    }
}
