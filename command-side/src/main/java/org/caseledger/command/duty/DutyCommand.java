package org.caseledger.command.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyEvent.DutyAssigned;
import org.caseledger.events.duty.DutyEvent.DutySwapped;
import org.caseledger.events.duty.DutyEvent.DutyWithdrawn;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.Roster;
import org.caseledger.events.duty.Roster.Turn;
import org.jspecify.annotations.Nullable;

/** Something that a person asks of a day on a unit's roster; any of them may be its first. */
public sealed interface DutyCommand extends AggregateCommand<Roster, DutyEvent> {
    /** The unit whose roster it is. */
    UnitId unit();

    /** The day it is about. */
    LocalDate day();

    @Override
    default UUID id() {
        return Roster.idOf(unit(), day());
    }

    @Override
    default boolean mayBegin() {
        return true;
    }

    @Override
    default String streamKind() {
        return Roster.KIND;
    }

    @Override
    default List<DutyEvent> decide(@Nullable Roster roster, DecisionContext context) {
        return change(roster == null ? Roster.EMPTY : roster, context);
    }

    /** The events that the command adds to the roster. */
    List<DutyEvent> change(Roster roster, DecisionContext context);

    /** 排班: puts a person on the roster of a day (P9.13, P9.14); an identical entry is not recorded again. */
    @LedgerCommand(
            roles = {Role.DISPATCHER, Role.HANDLER, Role.CENTER_HEAD, Role.LEADER},
            zh = "排班",
            en = "assign duty",
            clause = "P9.13")
    record AssignDuty(
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

    /**
     * 换班: one takes over the day of another, who takes {@code forDay} in exchange. A swap is two of these, given
     * together, since its days may be of two years (P9.13). Whoever arranges holidays for all swaps them too (P9.14).
     */
    @LedgerCommand(
            roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER, Role.CENTER_HEAD, Role.LEADER},
            zh = "换班",
            en = "swap duty",
            clause = "P9.13")
    record SwapDuty(
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

    /** 撤班: takes a person off the roster of a day, with the reason (P9.13, P9.14). */
    @LedgerCommand(
            roles = {Role.DISPATCHER, Role.HANDLER, Role.CENTER_HEAD, Role.LEADER},
            zh = "撤班",
            en = "withdraw duty",
            clause = "P9.13")
    record WithdrawDuty(UnitId unit, LocalDate day, DutyOfficer officer, String reason) implements DutyCommand {
        @Override
        public List<DutyEvent> change(Roster roster, DecisionContext context) {
            RosterGuards.mayArrange(this, context);
            RosterGuards.inTime(day, reason, context);
            var turn = RosterGuards.turnOf(officer, day, roster);
            return List.of(new DutyWithdrawn(unit, day, turn.officer(), reason));
        }
    }
}
