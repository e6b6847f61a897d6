package org.caseledger.events.duty;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;

/**
 * A person took over a colleague's day in exchange for another: one side of a swap, whose other
 * side is a separate event. {@code before} had the day, {@code after} has it now, {@code forDay} is
 * the day that {@code before} took in exchange; {@code agreedBy} is who agreed to it.
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
