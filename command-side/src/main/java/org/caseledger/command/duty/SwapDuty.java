package org.caseledger.command.duty;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutySwapped;
import org.caseledger.events.duty.Roster;

/**
 * 换班: one takes over the day of another, who takes {@code forDay} in exchange. A swap is two of
 * these, given together, since its days may be of two years (P9.13). Whoever arranges holidays for
 * all swaps them too (P9.14).
 */
@LedgerCommand(
        roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER, Role.CENTER_HEAD, Role.LEADER},
        zh = "换班",
        en = "swap duty",
        clause = "P9.13")
public record SwapDuty(
        UnitId unit,
        LocalDate day,
        DutyOfficer before,
        DutyOfficer after,
        LocalDate forDay,
        String agreedBy,
        String why)
        implements DutyCommand {

    @Override
    public List<DutyEvent> change(Roster roster, DecisionContext context) {
        RosterGuards.mayArrange(this, context);
        RosterGuards.inTime(day, why, context);
        RosterGuards.turnOf(before, day, roster);
        Guards.require(roster.turnOf(after.person(), day).isEmpty(), Rule.DUTY_ONCE_A_DAY, after.name(), day);
        return List.of(new DutySwapped(unit, day, before, after, forDay, agreedBy, why));
    }
}
