package org.caseledger.events.duty;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;

/** Somebody was taken off the roster of a day, and why. */
@EventType("DutyWithdrawn")
public record DutyWithdrawn(UnitId unit, LocalDate day, DutyOfficer officer, String reason)
        implements DutyEvent {}
