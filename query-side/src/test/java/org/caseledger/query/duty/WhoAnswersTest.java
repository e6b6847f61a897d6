package org.caseledger.query.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.duty.DutyGapsTest.duty;

import java.time.OffsetDateTime;
import java.util.List;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Answering.When;
import org.junit.jupiter.api.Test;

class WhoAnswersTest {

    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final WhoAnswers ANSWERS =
            new WhoAnswers(CALENDAR, OfficeHours.of("09:00-12:00,13:00-17:00", CALENDAR));
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final UnitId CENTER = new UnitId("CENTER");
    private static final UnitId BRIGADE = new UnitId("BRIGADE");
    private static final List<Post> POSTS =
            List.of(
                    new Post(BRIGADE, "执法大队", UnitKind.BRIGADE),
                    new Post(CENTER, "投诉举报中心", UnitKind.CENTER),
                    new Post(XIPU, "犀浦所", UnitKind.STATION));

    private static Answering at(String local, Duty... duties) {
        return ANSWERS.at(
                OffsetDateTime.parse(local + "+08:00").toInstant(), POSTS, List.of(duties));
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

    @Test
    void onAWeekendWhoeverHasDutyAtTheCenterAnswers_andEachUnitsOwnAreTold() {
        var now =
                at(
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
}
