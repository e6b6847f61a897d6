package org.caseledger.query.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.urging.Proposals.UrgingRules;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UrgingRulesTest {
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();

    @Test
    @DisplayName("P1.17 criticism after 3 whole working days of red")
    void givenThreeDays_thenOnlyWholeWorkingDaysCount() {
        // Due at 24:00 of Monday the 9th: Tuesday, Wednesday and Thursday have to pass.
        var due = at("2026-03-10T00:00");
        assertThat(from(3, "2026-03-12T23:59")).isBefore(due);
        assertThat(from(3, "2026-03-13T00:00")).isEqualTo(due);
        // Saturday and Sunday add nothing, and Monday only when it is over.
        assertThat(from(3, "2026-03-14T00:00")).isEqualTo(at("2026-03-11T00:00"));
        assertThat(from(3, "2026-03-16T23:59")).isEqualTo(at("2026-03-11T00:00"));
        assertThat(from(3, "2026-03-17T00:00")).isEqualTo(at("2026-03-12T00:00"));
    }

    @Test
    void givenANationalHoliday_thenItsDaysDoNotCount() {
        // 1 to 7 October 2026 are free; Tuesday and Wednesday before are worked.
        assertThat(from(2, "2026-10-08T12:00")).isEqualTo(at("2026-09-29T00:00"));
    }

    @Test
    void givenAClockByTheHour_thenTheDayItWasDueDoesNotCount() {
        assertThat(at("2026-03-09T10:30")).isBefore(from(1, "2026-03-11T00:00"));
        assertThat(at("2026-03-09T10:30")).isAfter(from(1, "2026-03-10T23:59"));
    }

    @Test
    void givenNoDayAtAll_thenRefused() {
        assertThatThrownBy(() -> new UrgingRules(CALENDAR, 0))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(" / caseledger.urging.criticism-after must be at least 1 working day");
    }

    private static Instant from(int days, String now) {
        return new UrgingRules(CALENDAR, days).criticismFrom(at(now));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
    }
}
