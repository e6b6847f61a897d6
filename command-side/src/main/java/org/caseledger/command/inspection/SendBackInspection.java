package org.caseledger.command.inspection;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionSentBack;
import org.caseledger.inspection.InspectionSheet;

/** A leader does not sign the very sheet that was read, and says why (P1.16). */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "退回检查表",
        en = "send back inspection sheet",
        clause = "P1.16")
public record SendBackInspection(UUID id, String digest, String reason) implements InspectionCommand {

    @Override
    public List<InspectionEvent> decide(InspectionSheet sheet, DecisionContext context) {
        Sheets.mayBeDecidedOn(sheet, digest, context);
        return List.of(new InspectionSentBack(digest, reason));
    }
}
