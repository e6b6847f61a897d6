package org.caseledger.query.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.duty.DutyGapsTest.duty;

import java.time.OffsetDateTime;
import java.util.List;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Answering.When;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoAnswersTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final WhoAnswers ANSWERS =
            new WhoAnswers(CALENDAR, OfficeHours.of("09:00-12:00,13:00-17:00", CALENDAR));
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final UnitId CENTER = new UnitId("CENTER");
    private static final UnitId BRIGADE = new UnitId("BRIGADE");
    private static final List<Post> POSTS = List.of(
            new Post(BRIGADE, "执法大队", UnitKind.BRIGADE),
            new Post(CENTER, "投诉举报中心", UnitKind.CENTER),
            new Post(XIPU, "犀浦所", UnitKind.STATION));

    private static Answering at(String local, Duty... duties) {
        return ANSWERS.at(OffsetDateTime.parse(local + "+08:00").toInstant(), POSTS, List.of(duties));
    }

    @Test
    void inOfficeHoursTheCenterTakesItUp() {
        var now = at("2026-03-02T10:00:00");
        assertThat(now.when()).isEqualTo(When.OFFICE_HOURS);
        assertThat(now.zh()).isEqualTo("工作时间，由投诉举报中心接办");
        assertThat(now.en()).isEqualTo("Office hours: 投诉举报中心 receives complaints");
        assertThat(at("2026-05-09T10:00:00").when()).isEqualTo(When.OFFICE_HOURS);
        assertThat(at("2026-03-02T12:30:00").when()).isEqualTo(When.OFF_HOURS);
        assertThat(at("2026-03-02T17:00:00").when()).isEqualTo(When.OFF_HOURS);
    }

    @Tag("P9.14b")
    @Test
    void onAWeekendWhoeverHasDutyAtTheCenterAnswers_andEachUnitsOwnAreTold() {
        var now = at(
                "2026-03-07T03:00:00",
                duty("2026-03-07", CENTER, DutyKind.DUTY),
                duty("2026-03-07", XIPU, DutyKind.STANDBY));
        assertThat(now.when()).isEqualTo(When.DAY_OFF);
        assertThat(now.answers()).extracting(Duty::unit).containsExactly(CENTER);
        assertThat(now.zh()).isEqualTo("非工作日，由何岸值班接办");
        assertThat(now.units()).extracting(Answering.OfUnit::name).containsExactly("投诉举报中心", "犀浦所");
        assertThat(now.units().get(1).officers()).hasSize(1);
    }

    @Test
    void theDayChangesAtMidnightInTheOffice() {
        assertThat(at("2026-03-06T23:59:59").when()).isEqualTo(When.OFF_HOURS);
        assertThat(at("2026-03-07T00:00:00").when()).isEqualTo(When.DAY_OFF);
        assertThat(at("2026-03-08T23:59:59").when()).isEqualTo(When.DAY_OFF);
        assertThat(at("2026-03-09T00:00:00").when()).isEqualTo(When.OFF_HOURS);
    }

    @Test
    void onAHolidayAUnitInItsTurnAnswers_atAWeekendItDoesNot() {
        var holiday = at("2026-05-01T10:00:00", duty("2026-05-01", BRIGADE, DutyKind.DUTY));
        assertThat(holiday.answers()).extracting(Duty::unit).containsExactly(BRIGADE);
        assertThat(holiday.holiday()).isEqualTo("劳动节");
        var weekend = at("2026-03-07T10:00:00", duty("2026-03-07", BRIGADE, DutyKind.DUTY));
        assertThat(weekend.answers()).isEmpty();
        assertThat(weekend.zh()).isEqualTo("非工作日，值班表未排值班人员");
        assertThat(weekend.en()).isEqualTo("Day off; the roster names no duty officer");
    }

    @Test
    void aYearWhoseHolidaysAreNotKnownSaysSo() {
        assertThat(at("2027-02-08T10:00:00").provisional()).isTrue();
        assertThat(at("2026-02-09T10:00:00").provisional()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-03-02T08:59:59, OFF_HOURS",
        "2026-03-02T09:00:00, OFFICE_HOURS",
        "2026-03-02T11:59:59, OFFICE_HOURS",
        "2026-03-02T12:00:00, OFF_HOURS",
        "2026-03-02T13:00:00, OFFICE_HOURS",
        "2026-03-02T16:59:59, OFFICE_HOURS",
        "2026-02-28T10:00:00, OFFICE_HOURS",
        "2026-03-01T10:00:00, DAY_OFF",
        "2026-05-01T10:00:00, DAY_OFF",
        "2026-05-06T10:00:00, OFFICE_HOURS"
    })
    void givenATime_whenAsked_thenItIsInOfficeHoursOfAWorkedDayOrNot(String local, When when) {
        assertThat(at(local).when()).isEqualTo(when);
    }

    @Test
    void givenAWorkingDay_whenSomebodyHasDuty_thenTheCenterReceivesAllTheSame() {
        var now = at(
                "2026-03-02T20:00:00",
                duty("2026-03-02", CENTER, DutyKind.DUTY),
                duty("2026-03-02", BRIGADE, DutyKind.STANDBY));

        assertThat(now.answers()).isEmpty();
        assertThat(now.zh()).isEqualTo("工作日非工作时间，不设值班，上班后由投诉举报中心接办");
        assertThat(now.en())
                .isEqualTo("Outside office hours on a working day, no duty: 投诉举报中心 receives"
                        + " complaints from the next opening");
        assertThat(now.units())
                .as("a brigade is shown only while a person of it is on the roster")
                .extracting(Answering.OfUnit::unit)
                .containsExactly(CENTER, BRIGADE, XIPU);
    }

    @Test
    void givenAWeekendWithoutARoster_whenAsked_thenNobodyAnswersAndItIsSaid() {
        var now = at("2026-03-07T10:00:00", duty("2026-03-07", CENTER, DutyKind.STANDBY));

        assertThat(now.answers()).as("standby is no duty").isEmpty();
        assertThat(now.zh()).isEqualTo("非工作日，值班表未排值班人员");
        assertThat(now.en()).isEqualTo("Day off; the roster names no duty officer");
        assertThat(now.units()).extracting(Answering.OfUnit::unit).containsExactly(CENTER, XIPU);
    }

    @Test
    void givenAHoliday_whenCenterAndStationHaveDuty_thenTheCenterAnswersWithAllItsOfficers() {
        var now = at(
                "2026-05-01T10:00:00",
                duty("2026-05-01", XIPU, DutyKind.DUTY),
                duty("2026-05-01", CENTER, DutyKind.STANDBY),
                duty("2026-05-01", CENTER, DutyKind.DUTY),
                duty("2026-05-01", CENTER, DutyKind.DUTY));

        assertThat(now.answers()).hasSize(2).allMatch(duty -> duty.unit().equals(CENTER));
        assertThat(now.zh()).isEqualTo("非工作日，由何岸、何岸值班接办");
        assertThat(now.en()).isEqualTo("Day off: 何岸, 何岸 on duty");
        assertThat(now.holiday()).isNotBlank();
        assertThat(now.dayKind()).isEqualTo(DayKind.HOLIDAY);
    }

    @Test
    void givenAWeekend_whenOnlyAStationHasDuty_thenTheCenterIsNotReplacedByIt() {
        assertThat(at("2026-03-07T10:00:00", duty("2026-03-07", XIPU, DutyKind.DUTY))
                        .answers())
                .isEmpty();
    }
}
