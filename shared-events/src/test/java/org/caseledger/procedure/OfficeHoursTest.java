package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Random;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;

class OfficeHoursTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final OfficeHours HOURS = OfficeHours.of("09:00-12:00,13:00-17:00", CALENDAR);

    private static long between(String from, String until) {
        return HOURS.secondsUntil(OffsetDateTime.parse(until + "+08:00").toInstant())
                - HOURS.secondsUntil(OffsetDateTime.parse(from + "+08:00").toInstant());
    }

    @Test
    void timeOfTheOfficeCounts_noonAndNightDoNot() {
        assertThat(between("2026-03-02T09:00:00", "2026-03-02T10:00:00")).isEqualTo(3_600);
        assertThat(between("2026-03-02T11:30:00", "2026-03-02T13:30:00")).isEqualTo(3_600);
        assertThat(between("2026-03-02T16:00:00", "2026-03-03T10:00:00")).isEqualTo(7_200);
        assertThat(between("2026-03-02T00:00:00", "2026-03-03T00:00:00")).isEqualTo(7 * 3_600);
        assertThat(HOURS.secondsOfADay()).isEqualTo(7 * 3_600);
    }

    @Test
    void weekendsAndHolidaysDoNotCount_makeUpDaysDo() {
        assertThat(between("2026-03-06T17:00:00", "2026-03-09T09:00:00")).isZero();
        // 1 to 5 May 2026 is a holiday, Saturday 9 May is its make-up working day.
        assertThat(between("2026-04-30T17:00:00", "2026-05-06T09:00:00")).isZero();
        assertThat(between("2026-05-08T17:00:00", "2026-05-10T09:00:00")).isEqualTo(7 * 3_600);
    }

    @Test
    void theOfficeWorksFromTheFirstSecondOfItsHoursUntilTheLast() {
        for (var open : new String[] {
            "2026-03-02T09:00:00",
            "2026-03-02T11:59:59",
            "2026-03-02T13:00:00",
            "2026-03-02T16:59:59",
            "2026-05-09T10:00:00"
        }) {
            assertThat(HOURS.areAt(OffsetDateTime.parse(open + "+08:00").toInstant()))
                    .isTrue();
        }
        for (var closed : new String[] {
            "2026-03-02T08:59:59",
            "2026-03-02T12:00:00",
            "2026-03-02T17:00:00",
            "2026-03-01T10:00:00",
            "2026-05-04T10:00:00"
        }) {
            assertThat(HOURS.areAt(OffsetDateTime.parse(closed + "+08:00").toInstant()))
                    .isFalse();
        }
    }

    @Test
    void itIsTheSameAsCountingEveryMinute() {
        var random = new Random(11);
        for (int round = 0; round < 30; round++) {
            var from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(300 * 24 * 60) * 60L);
            var until = from.plusSeconds(random.nextInt(20 * 24 * 60) * 60L);
            long minutes = 0;
            for (var at = from; at.isBefore(until); at = at.plusSeconds(60)) {
                minutes += worked(at) ? 1 : 0;
            }
            assertThat(HOURS.secondsUntil(until) - HOURS.secondsUntil(from)).isEqualTo(minutes * 60);
        }
    }

    private static boolean worked(Instant at) {
        var there = at.atZone(WorkCalendar.ZONE);
        LocalTime time = there.toLocalTime();
        boolean open = !time.isBefore(LocalTime.of(9, 0)) && time.isBefore(LocalTime.of(12, 0))
                || !time.isBefore(LocalTime.of(13, 0)) && time.isBefore(LocalTime.of(17, 0));
        return open && CALENDAR.isWorkingDay(there.toLocalDate());
    }

    @Test
    void aDayIsOpenFromTheFirstHoursToTheLast() {
        assertThat(HOURS.opens()).isEqualTo(LocalTime.of(9, 0));
        assertThat(HOURS.closes()).isEqualTo(LocalTime.of(17, 0));
    }

    @Test
    void outsideOfTheCenturyNothingIsCounted() {
        var end = HOURS.secondsUntil(Instant.parse("2100-06-01T00:00:00Z"));
        assertThat(HOURS.secondsUntil(Instant.parse("1970-01-01T00:00:00Z"))).isZero();
        assertThat(HOURS.secondsUntil(Instant.parse("2300-01-01T00:00:00Z"))).isEqualTo(end);
    }

    @Test
    void hoursThatMakeNoSenseAreRefused() {
        for (var wrong :
                new String[] {"", "9-12", "09:00", "12:00-09:00", "09:00-12:00,11:00-17:00", "09:00-25:00", "x"}) {
            assertThatThrownBy(() -> OfficeHours.of(wrong, CALENDAR))
                    .as(wrong)
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining("09:00-12:00,13:00-17:00");
        }
    }
}
