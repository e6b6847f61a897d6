package org.caseledger.api.inspections;

import java.util.List;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.inspection.InspectionCommand;
import org.caseledger.command.inspection.InspectionCommand.AnswerInspection;
import org.caseledger.command.inspection.InspectionCommand.RemarkInspection;
import org.caseledger.command.inspection.InspectionCommand.SendBackInspection;
import org.caseledger.command.inspection.InspectionCommand.SignOffInspection;
import org.caseledger.events.Role;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.inspection.InspectionState;

/** A command on an inspection sheet, by its name in an address. */
public record InspectionAction(String path, Class<? extends InspectionCommand> command) {
    private static final List<InspectionAction> ALL = List.of(
            new InspectionAction("remark", RemarkInspection.class),
            new InspectionAction("answer", AnswerInspection.class),
            new InspectionAction("sign-off", SignOffInspection.class),
            new InspectionAction("send-back", SendBackInspection.class));

    /** The command of this name; throws {@link NotFoundException} where there is none. */
    static InspectionAction named(String path) {
        return ALL.stream()
                .filter(action -> action.path().equals(path))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** The actions that a role may take on a sheet in its state. */
    static List<InspectionAction> on(InspectionSheet sheet, Role role) {
        return sheet.state() == InspectionState.SIGNED_OFF
                ? List.of()
                : ALL.stream().filter(action -> action.word().to(role)).toList();
    }

    /** The command in words. */
    public PageCommand word() {
        return new PageCommand(command);
    }
}
