package org.caseledger.events;

import java.time.LocalDate;

/** Somebody was taken off the roster of a day, and why. */
@EventType("DutyWithdrawn")
public record DutyWithdrawn(UnitId unit, LocalDate day, DutyOfficer officer, String reason)
        implements DutyEvent {}
