package org.caseledger.command.duty;

import java.time.LocalDate;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.DutyCommand.SwapDuty;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;

/** Commands on rosters, with what a test does not care about filled in. */
final class Give {
    static final DutyOfficer HE = new DutyOfficer("he", "何岸", "13900000001");
    static final DutyOfficer LUO = new DutyOfficer("luo", "罗𠮷", "13900000002");

    private Give() {}

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    static AssignDuty assign(UnitId unit, String day, DutyOfficer officer) {
        return new AssignDuty(unit, day(day), DutyKind.STANDBY, officer, null);
    }

    static AssignDuty duty(UnitId unit, String day, DutyOfficer officer) {
        return new AssignDuty(unit, day(day), DutyKind.DUTY, officer, null);
    }

    static SwapDuty takeOver(UnitId unit, String day, DutyOfficer before, DutyOfficer after, String forDay) {
        return new SwapDuty(unit, day(day), before, after, day(forDay), "站长", "家中有事");
    }
}
