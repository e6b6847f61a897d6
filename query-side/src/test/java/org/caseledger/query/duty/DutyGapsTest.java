package org.caseledger.query.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.DutyClauses;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutyGapsTest {
    private static final UnitId CENTER = new UnitId("CENTER");
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final UnitId BRIGADE = new UnitId("BRIGADE");
    private static final List<Post> POSTS = List.of(
            new Post(CENTER, "中心", UnitKind.CENTER),
            new Post(XIPU, "犀浦所", UnitKind.STATION),
            new Post(new UnitId("ANJING"), "安靖所", UnitKind.STATION),
            new Post(BRIGADE, "执法大队", UnitKind.BRIGADE));
    private static final Set<UnitId> BOTH = Set.of(CENTER, XIPU);
    private static final DutyGaps GAPS = new DutyGaps(WorkCalendar.builtIn(), 7, null);

    static Duty duty(String day, UnitId unit, DutyKind kind) {
        return new Duty(LocalDate.parse(day), unit, 1, kind, "he", "何岸", "13900000001");
    }

    private static List<String> gaps(String today, Set<UnitId> begun, Duty... duties) {
        return GAPS.from(LocalDate.parse(today), POSTS, begun, List.of(duties)).stream()
                .map(gap -> gap.day() + " " + gap.unit() + " " + gap.needs())
                .toList();
    }

    @Tag("P9.13a")
    @Tag("P9.13b")
    @Test
    @DisplayName("P9.13 双休日中心实行值班制，所实行备勤值班制")
    void givenAWeekendAhead_thenTheCenterNeedsDutyAndAStationStandby() {
        assertThat(gaps("2026-03-02", BOTH))
                .containsExactly(
                        "2026-03-07 CENTER DUTY",
                        "2026-03-07 XIPU STANDBY",
                        "2026-03-08 CENTER DUTY",
                        "2026-03-08 XIPU STANDBY");
        assertThat(gaps(
                        "2026-03-02",
                        BOTH,
                        duty("2026-03-07", CENTER, DutyKind.DUTY),
                        duty("2026-03-07", XIPU, DutyKind.STANDBY),
                        duty("2026-03-08", CENTER, DutyKind.STANDBY),
                        duty("2026-03-08", XIPU, DutyKind.DUTY)))
                .containsExactly("2026-03-08 CENTER DUTY");
    }

    @Test
    void givenTheWeekAhead_thenItsLastDayCountsAndTodayDoes() {
        assertThat(gaps("2026-02-28", Set.of(CENTER)))
                .containsExactly("2026-03-01 CENTER DUTY", "2026-03-07 CENTER DUTY");
        assertThat(gaps("2026-03-08", Set.of(CENTER))).contains("2026-03-08 CENTER DUTY", "2026-03-15 CENTER DUTY");
        assertThat(gaps("2026-02-23", Set.of(CENTER))).doesNotContain("2026-03-07 CENTER DUTY");
    }

    @Test
    @DisplayName("P9.14 节假日…轮流值班制: one gap, whichever unit's turn it is")
    void givenAHoliday_thenSomebodySomewhereNeedsDuty() {
        assertThat(gaps(
                        "2026-04-27",
                        BOTH,
                        duty("2026-05-01", BRIGADE, DutyKind.DUTY),
                        duty("2026-05-02", XIPU, DutyKind.STANDBY)))
                .containsExactly("2026-05-02 null DUTY", "2026-05-03 null DUTY", "2026-05-04 null DUTY");
    }

    @Test
    void givenAMakeUpDay_thenNobodyIsNeeded() {
        assertThat(gaps("2026-05-06", Set.of(CENTER))).containsExactly("2026-05-10 CENTER DUTY");
    }

    @Test
    void givenAnOfficeWithoutRosters_thenNothingIsWarnedOf_norOfAStationThatBeganNone() {
        assertThat(gaps("2026-03-02", Set.of())).isEmpty();
        assertThat(gaps("2026-03-02", Set.of(XIPU)))
                .contains("2026-03-07 CENTER DUTY", "2026-03-07 XIPU STANDBY")
                .noneMatch(gap -> gap.contains("ANJING"));
        assertThat(GAPS.notBegun(POSTS, BOTH)).extracting(Post::name).containsExactly("安靖所");
    }

    @Test
    @DisplayName("P9.13 P9.14 duty is mandatory from the first day, at the center and every station")
    void givenMandatoryDuty_whenNoRosterWasBegun_thenEveryPostIsWarnedOf_withItsClause() {
        var mandatory = new DutyGaps(WorkCalendar.builtIn(), 7, new DutyClauses("P9.13", "P9.14"));

        assertThat(mandatory.from(LocalDate.parse("2026-03-01"), POSTS, Set.of(), List.of()))
                .extracting(DutyGap::day, DutyGap::unit, DutyGap::clause)
                .startsWith(
                        tuple(LocalDate.parse("2026-03-01"), CENTER, "P9.13"),
                        tuple(LocalDate.parse("2026-03-01"), XIPU, "P9.13"),
                        tuple(LocalDate.parse("2026-03-01"), new UnitId("ANJING"), "P9.13"))
                .hasSize(9);
        assertThat(mandatory.from(LocalDate.parse("2026-04-24"), POSTS, Set.of(), List.of()))
                .last()
                .extracting(DutyGap::day, DutyGap::unit, DutyGap::clause)
                .containsExactly(LocalDate.parse("2026-05-01"), null, "P9.14");
        assertThat(mandatory.notBegun(POSTS, Set.of(CENTER))).isEmpty();
    }

    @Test
    void givenAYearWhoseHolidaysAreNotKnown_thenAGapSaysSo() {
        var gaps = GAPS.from(LocalDate.parse("2026-12-31"), POSTS, Set.of(CENTER), List.of());
        assertThat(gaps)
                .extracting(DutyGap::day, DutyGap::dayKind, DutyGap::provisional)
                .containsExactly(
                        tuple(LocalDate.parse("2027-01-02"), DayKind.WEEKEND, true),
                        tuple(LocalDate.parse("2027-01-03"), DayKind.WEEKEND, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 61})
    void givenAnImpossibleNumberOfDays_thenItIsToldInBothLanguages(int days) {
        assertThatThrownBy(() -> new DutyGaps(WorkCalendar.builtIn(), days, null))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(" / ")
                .hasMessageContaining(String.valueOf(days));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void givenTheFewestOrTheMostDays_whenAsked_thenThatManyAreLookedAt(int days) {
        var today = LocalDate.parse("2026-03-06");
        var gaps = new DutyGaps(WorkCalendar.builtIn(), days, null);

        assertThat(gaps.until(today)).isEqualTo(today.plusDays(days));
        assertThat(gaps.from(today, POSTS, Set.of(CENTER), List.of()))
                .extracting(DutyGap::day)
                .startsWith(LocalDate.parse("2026-03-07"))
                .allMatch(day -> !day.isAfter(today.plusDays(days)));
    }
}
