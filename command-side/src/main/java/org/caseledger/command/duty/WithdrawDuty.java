package org.caseledger.command.duty;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyWithdrawn;
import org.caseledger.events.duty.Roster;

/** 撤班: takes somebody off the roster of a day, with the reason (P9.13, P9.14). */
@LedgerCommand(
        roles = {Role.DISPATCHER, Role.HANDLER, Role.CENTER_HEAD, Role.LEADER},
        zh = "撤班",
        en = "withdraw duty",
        clause = "P9.13")
public record WithdrawDuty(UnitId unit, LocalDate day, DutyOfficer officer, String reason) implements DutyCommand {

    @Override
    public List<DutyEvent> change(Roster roster, DecisionContext context) {
        RosterGuards.mayArrange(this, context);
        RosterGuards.inTime(day, reason, context);
        var turn = RosterGuards.turnOf(officer, day, roster);
        return List.of(new DutyWithdrawn(unit, day, turn.officer(), reason));
    }
}
