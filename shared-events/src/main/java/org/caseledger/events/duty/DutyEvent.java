package org.caseledger.events.duty;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A fact about who has duty or standby in a unit on a non-working day (P9.13, P9.14). */
public sealed interface DutyEvent extends LedgerEvent {

    /** The unit to which the roster belongs. */
    UnitId unit();

    /** The day in the roster. */
    LocalDate day();

    /**
     * A person was added to the roster of a day (P9.13, P9.14); if there are several, the first answers first.
     * {@code reason} is given if the day had passed.
     */
    @EventType("DutyAssigned")
    record DutyAssigned(
            UnitId unit,
            LocalDate day,
            DutyKind kind,
            DutyOfficer officer,
            @Nullable String reason) implements DutyEvent {}

    /**
     * A person took over a colleague's day in exchange for another: one side of a swap, whose other side is a separate
     * event. {@code before} had the day, {@code after} has it now, {@code forDay} is the day that {@code before} took
     * in exchange; {@code agreedBy} is who agreed to it.
     */
    @EventType("DutySwapped")
    record DutySwapped(
            UnitId unit,
            LocalDate day,
            DutyOfficer before,
            DutyOfficer after,
            LocalDate forDay,
            String agreedBy,
            String why)
            implements DutyEvent {}

    /** A person was removed from the roster of a day, with the reason. */
    @EventType("DutyWithdrawn")
    record DutyWithdrawn(UnitId unit, LocalDate day, DutyOfficer officer, String reason) implements DutyEvent {}
}
