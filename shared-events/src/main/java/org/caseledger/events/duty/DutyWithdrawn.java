package org.caseledger.events.duty;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.UnitId;

/** A person was removed from the roster of a day, with the reason. */
@EventType("DutyWithdrawn")
public record DutyWithdrawn(UnitId unit, LocalDate day, DutyOfficer officer, String reason) implements DutyEvent {}
