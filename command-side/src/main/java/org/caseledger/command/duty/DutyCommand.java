package org.caseledger.command.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.Roster;
import org.jspecify.annotations.Nullable;

/** Something that a person asks of a day on a unit's roster; any of them may be its first. */
public sealed interface DutyCommand extends AggregateCommand<Roster, DutyEvent>
        permits AssignDuty, SwapDuty, WithdrawDuty {

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

    /** What follows on the roster as it stands. */
    List<DutyEvent> change(Roster roster, DecisionContext context);
}
