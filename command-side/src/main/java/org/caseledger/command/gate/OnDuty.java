package org.caseledger.command.gate;

import java.util.List;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyOfficer;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty for the office on a day that is not worked, and for which unit; empty and null if the roster has no
 * one.
 */
public record OnDuty(@Nullable UnitId unit, List<DutyOfficer> officers) {}
