package org.caseledger.command.gate;

import java.util.List;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyOfficer;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for the office on a day that is not worked, and for which unit; nobody and no unit
 * where the roster names none.
 */
public record OnDuty(@Nullable UnitId unit, List<DutyOfficer> officers) {}
