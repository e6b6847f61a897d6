package org.caseledger.api.demo;

import static org.caseledger.api.demo.DemoPeople.HANDLER;
import static org.caseledger.api.demo.DemoPeople.HANDLER2;
import static org.caseledger.api.demo.DemoPeople.HEAD;
import static org.caseledger.api.demo.DemoPeople.INTAKE;
import static org.caseledger.api.demo.DemoPeople.LEADER2;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.command.incident.IncidentCommand.CloseIncident;
import org.caseledger.command.incident.IncidentCommand.CompleteImprovement;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.EvaluateIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.incident.IncidentCommand.ReportToSuperior;
import org.caseledger.command.incident.IncidentCommand.TakeMeasure;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.TaskGroup;
import org.caseledger.procedure.WorkCalendar;

/**
 * The exercise of the sample year (P3.21): some days of the year come in again within a morning, are handled like real
 * cases and reported, and the exercise is closed and evaluated.
 */
final class YearExercise {

    static final UUID ID = YearOffice.id("year/exercise");

    private static final int DAYS_AGO = 75;
    private static final int PAST_FROM = 40;
    private static final int PAST_UNTIL = 30;

    private final WorkCalendar calendar;
    private final LocalDate today;
    private final LocalDate day;
    private final YearReplay replay;

    /** {@code year} has the cases of which some come in again. */
    YearExercise(WorkCalendar calendar, LocalDate today, WorkTime time, List<Script> year) {
        this.calendar = calendar;
        this.today = today;
        var then = today.minusDays(DAYS_AGO);
        this.day = calendar.isWorkingDay(then) ? then : calendar.nextWorkingDay(then);
        this.replay = new YearReplay(
                ID,
                time,
                midnight(day.minusDays(PAST_FROM)),
                midnight(day.minusDays(PAST_UNTIL)),
                WorkTime.at(day, 45),
                year);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    List<Script> scripts() {
        return Stream.concat(Stream.of(exercise()), replay.scripts(calendar, today).stream())
                .toList();
    }

    private Script exercise() {
        return new Script("year/exercise", calendar, today)
                .give(
                        WorkTime.at(day, 20),
                        LEADER2,
                        new DeclareIncident(
                                ID,
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
                                ID,
                                LEADER2.name(),
                                Map.of(
                                        TaskGroup.RESPONSE,
                                        List.of(HANDLER.name(), HANDLER2.name()),
                                        TaskGroup.INFORMATION,
                                        List.of(HEAD.name())),
                                null,
                                null))
                .give(WorkTime.at(day, 40), LEADER2, replay.plan())
                .give(
                        WorkTime.at(day, 60),
                        HEAD,
                        new TakeMeasure(ID, IncidentMeasure.ADD_STAFF, "从各所抽调四人到投诉举报中心接听电话", null, null, null, null))
                .give(
                        WorkTime.at(day, 140),
                        HEAD,
                        new ReportToSuperior(
                                ID,
                                "市市场监督管理局",
                                WorkTime.at(day, 45),
                                "郫都区",
                                "演练，无人员受伤",
                                "演练件%d件".formatted(replay.size()),
                                null,
                                null))
                .give(WorkTime.at(day, 300), HEAD, new CloseIncident(ID, "演练完成，演练件除一件外当日均已回复", null, null))
                .give(
                        WorkTime.at(calendar.nextWorkingDay(day), 60),
                        LEADER2,
                        new EvaluateIncident(
                                ID,
                                List.of("抽调人员不熟悉登记页面", "信息报送晚于规定二十分钟", "一件演练件次日仍未签阅"),
                                List.of(
                                        new Improvement("组织各所登记培训", HEAD.name(), day.plusDays(30)),
                                        new Improvement("修订信息报送模板", INTAKE.name(), day.plusDays(14))),
                                null,
                                null))
                .give(
                        WorkTime.at(day.plusDays(20), 90),
                        HEAD,
                        new CompleteImprovement(ID, 1, "四个所均已培训，考核合格", null, null));
    }
}
