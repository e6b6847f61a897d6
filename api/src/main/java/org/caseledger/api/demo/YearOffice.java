package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.DISPATCHER;
import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER2;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.api.security.Person;
import org.caseledger.command.duty.AssignDuty;
import org.caseledger.command.duty.ChangeRosters;
import org.caseledger.command.incident.CloseIncident;
import org.caseledger.command.incident.CompleteImprovement;
import org.caseledger.command.incident.DeclareIncident;
import org.caseledger.command.incident.EvaluateIncident;
import org.caseledger.command.incident.FormTaskForce;
import org.caseledger.command.incident.TakeMeasure;
import org.caseledger.command.respondent.RegisterRespondent;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.TaskGroup;
import org.caseledger.procedure.WorkCalendar;

/** What the office does in the sample year beside its cases: rosters, an exercise, the register. */
record YearOffice(WorkCalendar calendar, LocalDate today, Instant begin) {

    private static final int PLANNED_DAYS = 92;
    private static final int EXERCISE_DAYS_AGO = 75;
    private static final List<List<Person>> STANDBY =
            List.of(
                    List.of(HANDLER, YearPeople.MORE.get(2)),
                    List.of(HANDLER2, YearPeople.MORE.get(3)),
                    List.of(YearPeople.MORE.get(0)),
                    List.of(YearPeople.MORE.get(1)));

    List<Script> scripts() {
        return List.of(rosters(), exercise(), register());
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
        var phone = "1390000%04d".formatted(100 + Math.floorMod(person.username().hashCode(), 800));
        var officer = new DutyOfficer(person.username(), person.name(), phone);
        return new AssignDuty(person.unit(), day, kind, officer, null);
    }

    private Script exercise() {
        var id = id("year/exercise");
        var day = today.minusDays(EXERCISE_DAYS_AGO);
        while (!calendar.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return new Script("year/exercise", calendar, today)
                .give(
                        WorkTime.at(day, 20),
                        LEADER2,
                        new DeclareIncident(
                                id,
                                IncidentKind.SURGE,
                                IncidentLevel.FOUR,
                                "大促期间投诉激增应急演练",
                                "检验人员调配和信息报送",
                                true,
                                null,
                                null,
                                null))
                .give(
                        WorkTime.at(day, 35),
                        LEADER2,
                        new FormTaskForce(
                                id,
                                LEADER2.name(),
                                Map.of(
                                        TaskGroup.RESPONSE,
                                        List.of(HANDLER.name(), HANDLER2.name()),
                                        TaskGroup.INFORMATION,
                                        List.of(HEAD.name())),
                                null,
                                null))
                .give(
                        WorkTime.at(day, 60),
                        HEAD,
                        new TakeMeasure(
                                id,
                                IncidentMeasure.ADD_STAFF,
                                "从各所抽调四人到投诉举报中心接听电话",
                                null,
                                null,
                                null,
                                null))
                .give(
                        WorkTime.at(day, 300),
                        HEAD,
                        new CloseIncident(id, "演练完成，接听等待时间由六分钟降到一分钟", null, null))
                .give(
                        WorkTime.at(day.plusDays(1), 60),
                        LEADER2,
                        new EvaluateIncident(
                                id,
                                List.of("抽调人员不熟悉登记页面", "信息报送晚于规定二十分钟"),
                                List.of(
                                        new Improvement("组织各所登记培训", HEAD.name(), day.plusDays(30)),
                                        new Improvement(
                                                "修订信息报送模板", INTAKE.name(), day.plusDays(14))),
                                null,
                                null))
                .give(
                        WorkTime.at(day.plusDays(20), 90),
                        HEAD,
                        new CompleteImprovement(id, 1, "四个所均已培训，考核合格", null, null));
    }

    /** Those that are complained of most are in the register of respondents (P9.03). */
    private Script register() {
        var script = new Script("year/register", calendar, today);
        for (var kind : List.of("健身房", "超市", "快递驿站", "电商公司", "家电城")) {
            var name = YearPeople.mostOf(kind);
            script.give(
                    begin.plusSeconds(600L + script.steps().size()),
                    DISPATCHER,
                    new RegisterRespondent(
                            id("year/" + name), name, null, "郫都区清河路", "犀浦街道", null, null, kind));
        }
        return script;
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
