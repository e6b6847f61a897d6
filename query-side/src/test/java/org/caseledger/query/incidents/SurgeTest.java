package org.caseledger.query.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseledger.events.complaint.Channel;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.incidents.HourlyIntake.Of;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P2.22 投诉数量激增: what is one and what is not. */
class SurgeTest {
    private static final SurgeRule RULE = new SurgeRule(8, 4, 10, 3, 4, Duration.ofHours(24));
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final Of WECHAT = new Of(Channel.WECHAT, null);
    // 10:00 on Monday 2026-06-15 in Shanghai; 8 weeks before it lie no holidays but 4 May.
    private static final Instant HOUR = Instant.parse("2026-06-15T02:00:00Z");

    private static List<Long> past(long... counts) {
        return java.util.Arrays.stream(counts).boxed().toList();
    }

    @Test
    void threeTimesTheMedianOfUsualHoursIsOne_lessIsNot() {
        var usual = past(5, 6, 4, 5, 5, 6, 5, 4);
        assertThat(RULE.threshold(usual)).isEqualTo(15);
        assertThat(RULE.isSurge(15, usual)).isTrue();
        assertThat(RULE.isSurge(14, usual)).isFalse();
    }

    @Test
    void fewerThanTheFloorAreNone_howeverQuietTheHourUsuallyIs() {
        var quiet = past(0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(RULE.isSurge(9, quiet)).isFalse();
        assertThat(RULE.isSurge(10, quiet)).isTrue();
    }

    @Test
    void onePastSurgeDoesNotHideTheNext() {
        assertThat(RULE.isSurge(15, past(5, 5, 500, 5, 5, 5, 5, 5))).isTrue();
    }

    @Test
    void anHourThatVariesMuchNeedsMore() {
        var wild = past(10, 40, 5, 60, 20, 50, 8, 30);
        // median 25, of whose deviations the median is 16
        assertThat(RULE.threshold(wild)).isCloseTo(25 + 4 * 1.4826 * 16, within(1e-9));
        assertThat(RULE.isSurge(80, wild)).isFalse();
        assertThat(RULE.isSurge(200, wild)).isTrue();
    }

    @Test
    void ofTooFewPastHoursNothingIsSaid() {
        assertThat(RULE.isSurge(1000, past(5, 5, 5))).isFalse();
        assertThat(RULE.isSurge(1000, past())).isFalse();
        assertThat(RULE.isSurge(1000, past(5, 5, 5, 5))).isTrue();
    }

    private static HourlyIntake usual(Of of, long count) {
        var intake = new HourlyIntake();
        usual(intake, of, count);
        return intake;
    }

    private static void usual(HourlyIntake intake, Of of, long count) {
        for (int week = 1; week <= 8; week++) {
            intake.add(of, HOUR.minus(Duration.ofDays(7L * week)), count);
        }
    }

    private static List<Surge> surges(HourlyIntake intake) {
        return intake.surges(RULE, CALENDAR, HOUR.plus(Duration.ofMinutes(30)));
    }

    @Test
    void anHourIsLaidAgainstTheSameHourOfPastWeeks_holidaysLeftOut() {
        var intake = usual(Of.ALL, 5);
        intake.add(Of.ALL, HOUR, 20);
        // 4 May 2026 is a holiday: what came in then is not usual.
        intake.add(Of.ALL, Instant.parse("2026-05-04T02:00:00Z"), 900);
        assertThat(surges(intake)).singleElement().satisfies(surge -> {
            assertThat(surge.hour()).isEqualTo(HOUR);
            assertThat(surge.count()).isEqualTo(20);
            assertThat(surge.past())
                    .hasSize(7)
                    .allSatisfy(then -> assertThat(then.count()).isEqualTo(5));
        });
    }

    /** So many on each working day and on each day off, at 10:00 in Shanghai, and then today. */
    private static List<Surge> on(String day, long worked, long off, long today) {
        var hour = Instant.parse(day + "T02:00:00Z");
        var intake = new HourlyIntake();
        for (int days = 1; days <= 56; days++) {
            var then = hour.minus(Duration.ofDays(days));
            var date = then.atZone(WorkCalendar.ZONE).toLocalDate();
            intake.add(Of.ALL, then, CALENDAR.isWorkingDay(date) ? worked : off);
        }
        intake.add(Of.ALL, hour, today);
        return intake.surges(RULE, CALENDAR, hour.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aSaturdayThatIsWorkedIsLaidAgainstWorkingDays() {
        // 9 May 2026 makes up for a holiday.
        assertThat(on("2026-05-09", 15, 0, 20)).isEmpty();
        assertThat(on("2026-05-09", 15, 0, 45))
                .singleElement()
                .satisfies(surge -> assertThat(surge.past()).hasSize(8).allMatch(then -> then.count() == 15));
    }

    @Test
    void aHolidayIsLaidAgainstDaysOff() {
        // 4 May 2026 is a Monday.
        assertThat(on("2026-05-04", 15, 3, 9)).isEmpty();
        assertThat(on("2026-05-04", 15, 3, 12))
                .singleElement()
                .satisfies(surge -> assertThat(surge.past()).hasSize(8).allMatch(then -> then.count() == 3));
    }

    @Test
    void givenAHoliday_whenLaidAgainstDaysOff_thenTheOtherHolidaysAreLeftOut() {
        // 1 to 3 May 2026 are holidays as well: what came in then is not usual either.
        var hour = Instant.parse("2026-05-04T02:00:00Z");
        var intake = new HourlyIntake();
        for (int days = 1; days <= 56; days++) {
            intake.add(Of.ALL, hour.minus(Duration.ofDays(days)), days <= 3 ? 900 : 3);
        }
        intake.add(Of.ALL, hour, 12);
        assertThat(intake.surges(RULE, CALENDAR, hour.plus(Duration.ofMinutes(30))))
                .filteredOn(surge -> surge.hour().equals(hour))
                .singleElement()
                .satisfies(surge -> assertThat(surge.past()).hasSize(8).allMatch(then -> then.count() == 3));
    }

    @Test
    void givenAQuietHour_whenJustTheFloorComesIn_thenItIsASurge() {
        var intake = usual(Of.ALL, 0);
        intake.add(Of.ALL, HOUR, 9);
        assertThat(surges(intake)).isEmpty();
        intake.add(Of.ALL, HOUR, 10);
        assertThat(surges(intake)).hasSize(1);
    }

    @Test
    void givenSurgesInSeveralHours_whenTold_thenTheLatestComesFirst() {
        var intake = usual(Of.ALL, 0);
        for (int week = 1; week <= 8; week++) {
            intake.add(Of.ALL, HOUR.minus(Duration.ofHours(1 + 168L * week)), 0);
        }
        intake.add(Of.ALL, HOUR.minus(Duration.ofHours(1)), 11);
        intake.add(Of.ALL, HOUR, 12);
        assertThat(surges(intake)).extracting(Surge::count).containsExactly(12L, 11L);
    }

    @Test
    void givenACategory_whenItIsASurge_thenItsProposalNamesIt() {
        var intake = new HourlyIntake();
        usual(intake, new Of(null, "食品"), 1);
        intake.add(new Of(null, "食品"), HOUR, 30);
        usual(intake, WECHAT, 1);
        intake.add(WECHAT, HOUR, 30);
        assertThat(surges(intake)).extracting(Surge::cases).containsExactlyInAnyOrder("CATEGORY/食品", "CHANNEL/WECHAT");
    }

    @Test
    void hoursBeforeTheLedgerBeganAreNotEmptyOnes() {
        var intake = new HourlyIntake();
        for (int week = 1; week <= 3; week++) {
            intake.add(Of.ALL, HOUR.minus(Duration.ofDays(7L * week)), 5);
        }
        intake.add(Of.ALL, HOUR, 100);
        assertThat(surges(intake)).isEmpty();
    }

    @Test
    void aSurgeOfAChannelIsToldWhenAllTogetherAreNone_andWithinThatOfAllOtherwise() {
        var intake = usual(Of.ALL, 100);
        usual(intake, WECHAT, 4);
        intake.add(WECHAT, HOUR, 30);
        intake.add(Of.ALL, HOUR, 126);
        assertThat(surges(intake)).extracting(Surge::channel).containsExactly(Channel.WECHAT);

        intake.add(Of.ALL, HOUR, 400);
        assertThat(surges(intake)).singleElement().satisfies(surge -> {
            assertThat(surge.channel()).isNull();
            assertThat(surge.parts()).extracting(Surge::channel).containsExactly(Channel.WECHAT);
        });
    }

    @Test
    void anHourIsToldForADay_andNoLonger() {
        var intake = usual(Of.ALL, 5);
        intake.add(Of.ALL, HOUR, 20);
        assertThat(intake.surges(RULE, CALENDAR, HOUR.plus(Duration.ofHours(23))))
                .hasSize(1);
        assertThat(intake.surges(RULE, CALENDAR, HOUR.plus(Duration.ofHours(24))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} of {1} weeks, at least {2}, {3} times, {4} deviations, {5}")
    @CsvSource({
        "8, 0, 10, 3, 4, PT24H",
        "3, 4, 10, 3, 4, PT24H",
        "53, 4, 10, 3, 4, PT24H",
        "8, 4, 0, 3, 4, PT24H",
        "8, 4, 10, 0.99, 4, PT24H",
        "8, 4, 10, 3, -0.1, PT24H",
        "8, 4, 10, 3, 4, PT59M",
        "8, 4, 10, 3, 4, PT168H1S"
    })
    @DisplayName("settings that make no sense are refused at the start")
    void givenASettingThatMakesNoSense_whenTheRuleIsMade_thenItIsRefusedInBothLanguages(
            int weeks, int least, int floor, double factor, double deviations, Duration lookBack) {
        assertThatThrownBy(() -> new SurgeRule(weeks, least, floor, factor, deviations, lookBack))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("caseledger.surge 的设置不合理")
                .hasMessageContaining("makes no sense");
    }

    @Test
    void givenSettingsAtTheirLimits_whenTheRuleIsMade_thenTheyAreTaken() {
        assertThat(new SurgeRule(52, 52, 1, 1, 0, Duration.ofDays(7)).weeks()).isEqualTo(52);
        assertThat(new SurgeRule(1, 1, 1, 1, 0, Duration.ofHours(1)).leastWeeks())
                .isEqualTo(1);
    }
}
