package org.caseledger.command.duty;

import java.util.UUID;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;

/** 导入值班表: asks whether a table of rosters may be read; its rows follow as {@link ChangeRosters}. */
@LedgerCommand(
        zh = "导入值班表",
        en = "import a roster",
        roles = {Role.DISPATCHER, Role.HANDLER, Role.CENTER_HEAD, Role.LEADER})
public record ImportRoster() implements Command {
    @Override
    public UUID aggregate() {
        return CaseId.named("import-roster").value();
    }
}
