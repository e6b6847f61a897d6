package org.caseledger.events.duty;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;

/**
 * Somebody took over a colleague's day, who took one in exchange: one side of a swap, the other is
 * an event of its own. {@code before} had the day, {@code after} has it now, {@code forDay} is the
 * day that {@code before} took for it; {@code agreedBy} is who agreed to it.
 */
@EventType("DutySwapped")
public record DutySwapped(
        UnitId unit,
        LocalDate day,
        DutyOfficer before,
        DutyOfficer after,
        LocalDate forDay,
        String agreedBy,
        String why)
        implements DutyEvent {}
