package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.procedure.Days.CALCULATOR;
import static org.caseledger.procedure.Days.calendarDays;
import static org.caseledger.procedure.Days.due;
import static org.caseledger.procedure.Days.endOf;
import static org.caseledger.procedure.Days.workingDays;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits in days, calculated by hand: the last column lists the counted days. */
@DisplayName("The day of receipt is not counted; due at 24:00 of the last counted day")
class WorkingDaysTest {
    @DisplayName("around the Spring Festival of 2025 (28 Jan-4 Feb off, 26 Jan and 8 Feb worked)")
    @ParameterizedTest(name = "{1} working days from {0}: 24:00 of {2} ({3})")
    @CsvSource({
        "2025-01-24T10:00, 1, 2025-01-26, Sun 26 Jan made up",
        "2025-01-24T10:00, 5, 2025-02-07, Sun 26 + Mon 27 Jan + Wed 5 + Thu 6 + Fri 7 Feb",
        "2025-01-24T10:00, 7, 2025-02-10, the same + Sat 8 made up + Mon 10 Feb",
        "2025-01-26T09:00, 5, 2025-02-08, receipt on the make-up Sunday: 27 Jan + 5 + 6 + 7 + 8 Feb",
        "2025-01-27T17:59, 1, 2025-02-05, Wed 5 Feb is the next day worked",
        "2025-01-30T10:00, 5, 2025-02-10, receipt on a holiday: 5 + 6 + 7 + 8 + Mon 10 Feb",
        "2025-02-08T10:00, 1, 2025-02-10, receipt on the make-up Saturday: Mon 10 Feb"
    })
    void aroundSpringFestival(String start, int amount, String lastDay, String counted) {
        assertThat(due(start, workingDays(amount)).dueAt()).as(counted).isEqualTo(endOf(lastDay));
    }

    @DisplayName("around National Day and Mid-Autumn 2025 (1-8 Oct off, 28 Sep and 11 Oct worked)")
    @ParameterizedTest(name = "{1} working days from {0}: 24:00 of {2} ({3})")
    @CsvSource({
        "2025-09-26T10:00, 1, 2025-09-28, Sun 28 Sep made up",
        "2025-09-26T10:00, 5, 2025-10-10, Sun 28 + Mon 29 + Tue 30 Sep + Thu 9 + Fri 10 Oct",
        "2025-09-26T10:00, 7, 2025-10-13, the same + Sat 11 made up + Mon 13 Oct",
        "2025-09-28T10:00, 3, 2025-10-09, receipt on the make-up Sunday: 29 + 30 Sep + 9 Oct",
        "2025-09-30T23:59, 3, 2025-10-11, 9 + 10 + Sat 11 Oct made up",
        "2025-10-04T10:00, 1, 2025-10-09, receipt on a holiday: Thu 9 Oct",
        "2025-10-12T10:00, 5, 2025-10-17, receipt on a Sunday: Mon 13 to Fri 17 Oct"
    })
    void aroundNationalDay(String start, int amount, String lastDay, String counted) {
        assertThat(due(start, workingDays(amount)).dueAt()).as(counted).isEqualTo(endOf(lastDay));
    }

    @DisplayName("over the end of a year")
    @ParameterizedTest(name = "{1} working days from {0}: 24:00 of {2} ({3})")
    @CsvSource({
        "2022-12-30T10:00, 1, 2023-01-03, 31 Dec + 1 + 2 Jan off: Tue 3 Jan",
        "2024-12-30T10:00, 5, 2025-01-07, Tue 31 Dec + Thu 2 + Fri 3 + Mon 6 + Tue 7 Jan",
        "2025-12-31T10:00, 3, 2026-01-06, Sun 4 made up + Mon 5 + Tue 6 Jan",
        "2020-01-31T10:00, 1, 2020-02-03, Mon 3 Feb 2020, named as made up though a Monday"
    })
    void overYearEnds(String start, int amount, String lastDay, String counted) {
        assertThat(due(start, workingDays(amount)).dueAt()).as(counted).isEqualTo(endOf(lastDay));
    }

    @Test
    void theDayIsShanghais() {
        // 17:00 UTC on Sunday 28 September is 01:00 on Monday 29 September in Shanghai
        Instant start = Instant.parse("2025-09-28T17:00:00Z");
        assertThat(CALCULATOR.due(start, workingDays(1), List.of()).dueAt()).isEqualTo(endOf("2025-09-30"));
    }

    @DisplayName("calendar days count holidays and weekends; 0 is until 24:00 of the same day (P9.03)")
    @ParameterizedTest(name = "{1} calendar days from {0}: 24:00 of {2}")
    @CsvSource({
        "2025-09-27T10:00, 0, 2025-09-27",
        "2025-09-29T00:00, 0, 2025-09-29",
        "2025-09-29T23:59:59, 0, 2025-09-29",
        "2025-09-29T10:00, 5, 2025-10-04",
        "2024-12-30T10:00, 60, 2025-02-28"
    })
    void calendarDaysCountEveryDay(String start, int amount, String lastDay) {
        assertThat(due(start, calendarDays(amount)).dueAt()).isEqualTo(endOf(lastDay));
    }

    @DisplayName("a working day counted in a year without holidays makes the due time provisional")
    @ParameterizedTest(name = "{1} working days from {0}: 24:00 of {2}, provisional {3}")
    @CsvSource({
        "2026-12-30T10:00, 1, 2026-12-31, false",
        "2026-12-31T10:00, 1, 2027-01-01, true",
        "2026-12-29T10:00, 5, 2027-01-05, true",
        "2027-03-01T10:00, 5, 2027-03-08, true",
        "2018-12-31T10:00, 1, 2019-01-02, false",
        "2018-12-28T10:00, 1, 2018-12-31, true"
    })
    void unknownYearsAreProvisional(String start, int amount, String lastDay, boolean provisional) {
        Due due = due(start, workingDays(amount));
        assertThat(due.dueAt()).isEqualTo(endOf(lastDay));
        assertThat(due.provisional()).isEqualTo(provisional);
    }

    @Test
    void calendarDaysAndHoursAreNeverProvisional() {
        assertThat(due("2027-03-01T10:00", calendarDays(60)).provisional()).isFalse();
        assertThat(due("2027-03-01T10:00", Days.hours(72)).provisional()).isFalse();
    }
}
