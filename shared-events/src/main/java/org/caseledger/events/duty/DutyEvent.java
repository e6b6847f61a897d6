package org.caseledger.events.duty;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;
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
    @Says(
            zh = "安排{kind}：{unit}，{day}，{officer.name}[，原因：{reason}]",
            en = "Roster: {kind} at {unit} on {day} assigned to {officer.name}[, reason: {reason}]")
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
    @Says(
            zh = "换班：{unit}，{day} 由{before.name}换为{after.name}，与 {forDay} 对换，经{agreedBy}同意，原因：{why}",
            en = "Duty swapped at {unit}: {day} from {before.name} to {after.name} in exchange for "
                    + "{forDay}, agreed by {agreedBy}, reason: {why}")
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
    @Says(
            zh = "撤班：{unit}，{day}，{officer.name}，原因：{reason}",
            en = "Removed from the roster of {unit} on {day}: {officer.name}, reason: {reason}")
    record DutyWithdrawn(UnitId unit, LocalDate day, DutyOfficer officer, String reason) implements DutyEvent {}
}
