package org.caseledger.command.inspections;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.Desk;
import org.caseledger.command.GivenBy;
import org.caseledger.events.Role;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionSentBack;
import org.caseledger.inspection.InspectionSheet;

/** A leader does not sign the very sheet that was read, and says why (P1.16). */
@GivenBy(
        to = {Role.LEADER},
        zh = "退回检查表",
        en = "send back inspection sheet",
        clause = "P1.16")
public record SendBackInspection(UUID id, String digest, String reason)
        implements InspectionCommand {

    @Override
    public List<InspectionEvent> decide(InspectionSheet sheet, Desk desk) {
        Sheets.mayBeDecidedOn(sheet, digest, desk);
        return List.of(new InspectionSentBack(digest, reason));
    }
}
