package org.caseledger.command.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyAssigned;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.Roster;
import org.caseledger.events.duty.Roster.Turn;
import org.jspecify.annotations.Nullable;

/**
 * 排班: puts somebody on the roster of a day (P9.13, P9.14); what stands there already, to the
 * letter, is not recorded again.
 */
@LedgerCommand(
        roles = {Role.DISPATCHER, Role.HANDLER, Role.CENTER_HEAD, Role.LEADER},
        zh = "排班",
        en = "assign duty",
        clause = "P9.13")
public record AssignDuty(
        UnitId unit,
        LocalDate day,
        DutyKind kind,
        DutyOfficer officer,
        @Nullable String reason) implements DutyCommand {

    @Override
    public List<DutyEvent> change(Roster roster, DecisionContext context) {
        RosterGuards.mayArrange(this, context);
        RosterGuards.needsDuty(day, context);
        RosterGuards.inTime(day, reason, context);
        var turn = roster.turnOf(officer.person(), day);
        if (turn.equals(Optional.of(new Turn(kind, officer)))) {
            return List.of();
        }
        Guards.require(turn.isEmpty(), Rule.DUTY_ONCE_A_DAY, officer.name(), day);
        return List.of(new DutyAssigned(unit, day, kind, officer, reason));
    }
}
