package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.procedure.Days.at;
import static org.caseledger.procedure.Days.calendarDays;
import static org.caseledger.procedure.Days.due;
import static org.caseledger.procedure.Days.endOf;
import static org.caseledger.procedure.Days.pause;
import static org.caseledger.procedure.Days.workingDays;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 5 working days from Monday 3 March 2025, 10:00: without a suspension 4, 5, 6, 7 and 10 March. */
@DisplayName("A day counts when the clock runs at its 24:00")
class PausedDaysTest {
    private static final String START = "2025-03-03T10:00";

    @Test
    void withoutPause() {
        assertThat(due(START, workingDays(5)).dueAt()).isEqualTo(endOf("2025-03-10"));
    }

    @Test
    @DisplayName("paused from the 4th to the 6th, 15:00: counted 6, 7, 10, 11, 12")
    void pausedOverTwoMidnights() {
        Due due = due(START, workingDays(5), pause("2025-03-04T09:00", "2025-03-06T15:00"));
        assertThat(due.dueAt()).isEqualTo(endOf("2025-03-12"));
        // runs 230 h less 54 h; 80 % of 176 h = 140 h 48 min, 23 h of it before the pause
        assertThat(due.amberAt()).isEqualTo(at("2025-03-11T12:48"));
    }

    @Test
    @DisplayName("paused within a day: that day counts")
    void pausedWithinADay() {
        Due due = due(START, workingDays(5), pause("2025-03-04T09:00", "2025-03-04T17:00"));
        assertThat(due.dueAt()).isEqualTo(endOf("2025-03-10"));
    }

    @Test
    @DisplayName("paused on the last day to the 20th, 15:00: due at 24:00 of the 20th, not overdue at once")
    void pausedOnTheLastDay() {
        Due due = due(START, workingDays(5), pause("2025-03-10T16:00", "2025-03-20T15:00"));
        assertThat(due.dueAt()).isEqualTo(endOf("2025-03-20"));
    }

    @Test
    @DisplayName("resumed at 24:00 sharp of the last day: that day does not count, the 11th does")
    void resumedAtMidnight() {
        Due due = due(START, workingDays(5), pause("2025-03-10T16:00", "2025-03-11T00:00"));
        assertThat(due.dueAt()).isEqualTo(endOf("2025-03-11"));
    }

    @Test
    @DisplayName("paused at 24:00 sharp of the last day: the clock had run out")
    void pausedAtTheDueMoment() {
        Due due = due(START, workingDays(5), pause("2025-03-11T00:00", "2025-03-14T00:00"));
        assertThat(due.dueAt()).isEqualTo(endOf("2025-03-10"));
    }

    @Test
    @DisplayName("paused over a weekend only: no working day is lost")
    void pausedOverAWeekend() {
        Due due = due(START, workingDays(5), pause("2025-03-08T00:00", "2025-03-10T08:00"));
        assertThat(due.dueAt()).isEqualTo(endOf("2025-03-10"));
    }

    @Test
    @DisplayName("the same day, paused over midnight to the 5th: due at 24:00 of the 5th")
    void sameDayPausedOverMidnight() {
        Due due = due(START, calendarDays(0), pause("2025-03-03T18:00", "2025-03-05T09:00"));
        assertThat(due.dueAt()).isEqualTo(endOf("2025-03-05"));
    }

    @Test
    void aPauseEnds() {
        assertThatThrownBy(() -> pause("2025-03-05T09:00", "2025-03-05T08:59"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Suspension(at(START), java.time.Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
