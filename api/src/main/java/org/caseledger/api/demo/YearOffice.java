package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.INTAKE;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.security.Person;
import org.caseledger.command.duty.ChangeRosters;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.procedure.WorkCalendar;

/** What the office does in the sample year apart from its cases: rosters and the register. */
record YearOffice(WorkCalendar calendar, LocalDate today, Instant begin) {

    private static final int PLANNED_DAYS = 92;
    private static final List<List<Person>> STANDBY = List.of(
            List.of(HANDLER, YearPeople.MORE.get(2)),
            List.of(HANDLER2, YearPeople.MORE.get(3)),
            List.of(YearPeople.MORE.get(0)),
            List.of(YearPeople.MORE.get(1)));

    List<Script> scripts() {
        return List.of(rosters(), register());
    }

    /** Each quarter the days off of the next one are planned (P9.13, P9.14). */
    private Script rosters() {
        var script = new Script("year/rosters", calendar, today);
        var from = begin.atZone(WorkCalendar.ZONE).toLocalDate().plusDays(1);
        for (; from.isBefore(today); from = from.plusDays(PLANNED_DAYS)) {
            var turns = new ArrayList<AssignDuty>();
            for (var day = from; day.isBefore(from.plusDays(PLANNED_DAYS)); day = day.plusDays(1)) {
                if (!calendar.isWorkingDay(day)) {
                    turns.addAll(turnsOf(day));
                }
            }
            script.give(WorkTime.at(from.minusDays(1), 30), HEAD, new ChangeRosters(turns));
        }
        return script;
    }

    private static List<AssignDuty> turnsOf(LocalDate day) {
        int week = (int) (day.toEpochDay() / 7);
        var turns = new ArrayList<AssignDuty>();
        turns.add(turn(week % 2 == 0 ? INTAKE : DISPATCHER, day, DutyKind.DUTY));
        STANDBY.forEach(of -> turns.add(turn(of.get(week % of.size()), day, DutyKind.STANDBY)));
        return turns;
    }

    private static AssignDuty turn(Person person, LocalDate day, DutyKind kind) {
        var phone =
                "1390000%04d".formatted(100 + Math.floorMod(person.username().hashCode(), 800));
        var officer = new DutyOfficer(person.username(), person.name(), phone);
        return new AssignDuty(person.unit(), day, kind, officer, null);
    }

    /** Those that are complained of most are in the register of respondents (P9.03). */
    private Script register() {
        var script = new Script("year/register", calendar, today);
        for (var kind : List.of("健身房", "超市", "快递驿站", "电商公司", "家电城")) {
            var name = YearPeople.mostOf(kind);
            script.give(
                    begin.plusSeconds(600L + script.steps().size()),
                    DISPATCHER,
                    new RegisterRespondent(id("year/" + name), name, null, "郫都区清河路", "犀浦街道", null, null, kind));
        }
        return script;
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
