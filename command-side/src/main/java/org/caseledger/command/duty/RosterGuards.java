package org.caseledger.command.duty;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.Roster;
import org.caseledger.events.duty.Roster.Turn;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** The rules that changes of a roster share. */
final class RosterGuards {
    /** Those who arrange holidays, for the bureau office 局办公室 (P9.14). */
    private static final Set<Role> ARRANGE_HOLIDAYS = EnumSet.of(Role.LEADER, Role.CENTER_HEAD);

    /** Those who have to do with their own unit's roster only. */
    private static final Set<Role> OWN_UNIT_ONLY = EnumSet.of(Role.HANDLER, Role.INTAKE);

    private RosterGuards() {}

    /** Stations keep their own standby at weekends; holidays are arranged for all together. */
    static void mayArrange(DutyCommand command, DecisionContext context) {
        ownOrAll(command, context);
        boolean holiday = context.office().calendar().kindOf(command.day()) == DayKind.HOLIDAY;
        var role = context.actor().role();
        Guards.require(!holiday || ARRANGE_HOLIDAYS.contains(role), Rule.HOLIDAYS_TOGETHER, command.day(), role);
    }

    static void ownOrAll(DutyCommand command, DecisionContext context) {
        var unit = Guards.knownUnit(command.unit(), context);
        Guards.require(
                !OWN_UNIT_ONLY.contains(context.actor().role())
                        || unit.id().equals(context.actor().unit()),
                Rule.OWN_ROSTER,
                unit.name());
    }

    /** Only weekends and holidays need duty, not working days or make-up days. */
    static void needsDuty(LocalDate day, DecisionContext context) {
        var calendar = context.office().calendar();
        Guards.require(
                !calendar.isWorkingDay(day),
                Rule.DUTY_ON_DAYS_OFF,
                calendar.isProvisional(day)
                        ? Text.format("%s（该年放假安排未公布，按周末推算）", "%s (its holidays are not known, only weekends)", day)
                        : day);
    }

    /** What has passed is changed with a reason; a roster reaches to the end of the next year. */
    static void inTime(LocalDate day, @Nullable String reason, DecisionContext context) {
        var today = context.now().atZone(WorkCalendar.ZONE).toLocalDate();
        Guards.require(!day.isBefore(today) || Guards.says(reason), Rule.DUTY_IN_THE_PAST_WHY, day);
        Guards.require(day.getYear() <= today.getYear() + 1, Rule.DUTY_NOT_TOO_FAR, day);
    }

    static Turn turnOf(DutyOfficer officer, LocalDate day, Roster roster) {
        return roster.turnOf(officer.person(), day)
                .orElseThrow(() -> new Refused(Rule.ON_THE_ROSTER, officer.name(), day));
    }
}
