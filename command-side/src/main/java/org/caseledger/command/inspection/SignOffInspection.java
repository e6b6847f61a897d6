package org.caseledger.command.inspection;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionSignedOff;
import org.caseledger.inspection.InspectionSheet;
import org.jspecify.annotations.Nullable;

/**
 * A leader signs the very sheet that was read, named by its digest (P1.16); not before the unit has
 * answered what it was asked, or the time for it is over.
 */
@LedgerCommand(
        roles = {Role.LEADER},
        zh = "签批检查表",
        en = "sign off inspection sheet",
        clause = "P1.16")
public record SignOffInspection(
        UUID id, String digest, @Nullable String opinion) implements InspectionCommand {

    @Override
    public List<InspectionEvent> decide(InspectionSheet sheet, DecisionContext context) {
        Sheets.mayBeDecidedOn(sheet, digest, context);
        Sheets.mustBeHeard(sheet, context);
        return List.of(new InspectionSignedOff(digest, opinion));
    }
}
