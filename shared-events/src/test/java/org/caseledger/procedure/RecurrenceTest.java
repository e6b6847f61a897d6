package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {
    @ParameterizedTest
    @CsvSource({
        "month,     2026-01-01, 2025-12-01, 2025-12-31",
        "month,     2024-03-31, 2024-02-01, 2024-02-29",
        "quarter,   2026-03-31, 2025-10-01, 2025-12-31",
        "quarter,   2026-04-01, 2026-01-01, 2026-03-31",
        "quarter,   2026-11-25, 2026-07-01, 2026-09-30",
        "half-year, 2026-06-30, 2025-07-01, 2025-12-31",
        "half-year, 2026-07-01, 2026-01-01, 2026-06-30",
        "year,      2026-02-28, 2025-01-01, 2025-12-31"
    })
    void theLastWholePeriodIsTheOneBeforeThatOfTheDay(
            String recurrence, LocalDate day, LocalDate first, LocalDate last) {
        assertThat(Recurrence.of("caseledger.inspection.every", recurrence).lastBefore(day))
                .contains(new Recurrence.Period(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        "month,     2024-02-29, 2024-02-01, 2024-02-29",
        "quarter,   2026-03-31, 2026-01-01, 2026-03-31",
        "half-year, 2026-07-01, 2026-07-01, 2026-12-31",
        "year,      2026-11-25, 2026-01-01, 2026-12-31"
    })
    void theCurrentPeriodIsTheOneThatTheDayIsIn(String recurrence, LocalDate day, LocalDate first, LocalDate last) {
        assertThat(Recurrence.of("caseledger.exercise.every", recurrence).of(day))
                .contains(new Recurrence.Period(first, last));
    }

    @Test
    void withoutARecurrenceNothingIsDue_andAnotherWordIsNone() {
        assertThat(Recurrence.of("caseledger.inspection.every", "none").lastBefore(LocalDate.EPOCH))
                .isEmpty();
        assertThat(Recurrence.NONE.of(LocalDate.EPOCH)).isEmpty();
        assertThatThrownBy(() -> Recurrence.of("caseledger.inspection.every", "weekly"))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("half-year")
                .hasMessageContaining("caseledger.inspection.every")
                .hasMessageContaining("weekly");
    }
}
