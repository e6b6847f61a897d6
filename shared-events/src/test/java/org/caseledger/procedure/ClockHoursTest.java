package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.procedure.Days.at;
import static org.caseledger.procedure.Days.due;
import static org.caseledger.procedure.Days.hours;
import static org.caseledger.procedure.Days.pause;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Clock hours run day and night, weekends and holidays (P9.08, P9.10)")
class ClockHoursTest {
    @ParameterizedTest(name = "{1} h from {0}: {2}")
    @CsvSource({
        "2025-09-26T18:30, 24, 2025-09-27T18:30",
        "2025-09-26T18:30, 48, 2025-09-28T18:30",
        "2025-09-30T18:30, 72, 2025-10-03T18:30",
        "2025-01-27T08:05:09, 120, 2025-02-01T08:05:09",
        "2024-12-31T12:00, 24, 2025-01-01T12:00"
    })
    void countWeekendsAndHolidays(String start, int amount, String dueAt) {
        assertThat(due(start, hours(amount)).dueAt()).isEqualTo(at(dueAt));
    }

    @Test
    @DisplayName("amber from 80 %: 19 h 12 min of 24 h, the last working day plays no part")
    void amberAtFourFifths() {
        assertThat(due("2025-09-26T18:00", hours(24)).amberAt()).isEqualTo(at("2025-09-27T13:12"));
    }

    @Test
    @DisplayName("a pause of 8 h moves the due time by 8 h, and amber with it")
    void pausesDoNotCount() {
        Due due = due("2025-03-07T10:00", hours(24), pause("2025-03-07T12:00", "2025-03-07T20:00"));
        assertThat(due.dueAt()).isEqualTo(at("2025-03-08T18:00"));
        assertThat(due.amberAt()).isEqualTo(at("2025-03-08T13:12"));
    }

    @Test
    @DisplayName("pauses that overlap count once, 12:00 to 22:00")
    void overlappingPausesCountOnce() {
        Due due = due(
                "2025-03-07T10:00",
                hours(24),
                pause("2025-03-07T15:00", "2025-03-07T22:00"),
                pause("2025-03-07T12:00", "2025-03-07T20:00"),
                pause("2025-03-07T16:00", "2025-03-07T17:00"));
        assertThat(due.dueAt()).isEqualTo(at("2025-03-08T20:00"));
    }

    @Test
    @DisplayName("a second pause that begins in the time the first has added counts too")
    void pauseInAddedTimeCounts() {
        Due due = due(
                "2025-03-07T10:00",
                hours(24),
                pause("2025-03-07T12:00", "2025-03-07T20:00"),
                pause("2025-03-08T17:00", "2025-03-08T18:00"));
        assertThat(due.dueAt()).isEqualTo(at("2025-03-08T19:00"));
    }

    @Test
    void pausesOutsideTheSpanDoNotMatter() {
        Due due = due(
                "2025-03-07T10:00",
                hours(24),
                pause("2025-03-06T10:00", "2025-03-07T09:00"),
                pause("2025-03-07T11:00", "2025-03-07T11:00"),
                pause("2025-03-08T10:00", "2025-03-09T10:00"));
        assertThat(due.dueAt()).isEqualTo(at("2025-03-08T10:00"));
    }

    @Test
    @DisplayName("a pause begun before the start counts from the start: 10:00 to 12:00")
    void pauseBegunBeforeTheStartCountsFromTheStart() {
        Due due = due("2025-03-07T10:00", hours(24), pause("2025-03-07T08:00", "2025-03-07T12:00"));
        assertThat(due.dueAt()).isEqualTo(at("2025-03-08T12:00"));
    }
}
