package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.procedure.Days.CALCULATOR;
import static org.caseledger.procedure.Days.at;
import static org.caseledger.procedure.Days.calendarDays;
import static org.caseledger.procedure.Days.due;
import static org.caseledger.procedure.Days.workingDays;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Amber: from 80 % of the span or 00:00 of the last working day, whichever is earlier")
class AmberTest {
    @Test
    @DisplayName("5 working days from Mon 3 Mar 10:00: 80 % of 182 h is Sun 9 Mar 11:36, before Mon 10")
    void fourFifthsFirst() {
        assertThat(due("2025-03-03T10:00", workingDays(5)).amberAt()).isEqualTo(at("2025-03-09T11:36"));
    }

    @Test
    @DisplayName("1 working day from Mon 3 Mar 10:00: 00:00 of Tue 4 Mar, before 80 % at 16:24")
    void lastWorkingDayFirst() {
        assertThat(due("2025-03-03T10:00", workingDays(1)).amberAt()).isEqualTo(at("2025-03-04T00:00"));
    }

    @Test
    @DisplayName("over the Spring Festival: 80 % of 230 h is 4 Feb 02:00, before Wed 5 Feb")
    void overAHoliday() {
        assertThat(due("2025-01-27T10:00", workingDays(1)).amberAt()).isEqualTo(at("2025-02-04T02:00"));
    }

    @Test
    @DisplayName("the same day: amber from the start, not from 00:00 before it")
    void neverBeforeTheStart() {
        assertThat(due("2025-03-03T15:00", calendarDays(0)).amberAt()).isEqualTo(at("2025-03-03T15:00"));
    }

    @Test
    @DisplayName("2 calendar days within the National Day holiday: no working day left, so 80 % of 62 h")
    void noWorkingDayInTheSpan() {
        assertThat(due("2025-10-01T10:00", calendarDays(2)).amberAt()).isEqualTo(at("2025-10-03T11:36"));
    }

    @Test
    @DisplayName("promised for Fri 14 Mar 17:00 from Mon 3 Mar 10:00: 80 % of 271 h is Wed 12 Mar 10:48")
    void promisedForLater() {
        Due due = CALCULATOR.promised(at("2025-03-03T10:00"), at("2025-03-14T17:00"));
        assertThat(due.dueAt()).isEqualTo(at("2025-03-14T17:00"));
        assertThat(due.amberAt()).isEqualTo(at("2025-03-12T10:48"));
    }

    @Test
    @DisplayName("promised for 24:00 of Tue 4 Mar: the last working day is the 4th, not the 5th")
    void promisedForMidnight() {
        Due due = CALCULATOR.promised(at("2025-03-03T10:00"), at("2025-03-05T00:00"));
        assertThat(due.amberAt()).isEqualTo(at("2025-03-04T00:00"));
    }

    @Test
    void nothingIsPromisedForBeforeTheStart() {
        Instant start = at("2025-03-03T10:00");
        assertThatThrownBy(() -> CALCULATOR.promised(start, start)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLightTurnsAtTheMoments() {
        Instant amberAt = at("2025-03-04T00:00");
        Instant dueAt = at("2025-03-05T00:00");
        assertThat(Light.at(amberAt.minusMillis(1), amberAt, dueAt)).isEqualTo(Light.GREEN);
        assertThat(Light.at(amberAt, amberAt, dueAt)).isEqualTo(Light.AMBER);
        assertThat(Light.at(dueAt.minusMillis(1), amberAt, dueAt)).isEqualTo(Light.AMBER);
        assertThat(Light.at(dueAt, amberAt, dueAt)).isEqualTo(Light.RED);
    }
}
