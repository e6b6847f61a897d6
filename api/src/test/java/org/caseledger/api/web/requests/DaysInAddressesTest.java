package org.caseledger.api.web.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.caseledger.api.web.problems.InvalidInputException;
import org.junit.jupiter.api.Test;

/** A period is given by times, or by its first and its last day in Shanghai. */
class DaysInAddressesTest {
    @Test
    void aDayIsItsBeginning_andAsTheLastOneHasAllOfIt() {
        assertThat(TimeParameter.instant("from", "2026-03-02")).hasToString("2026-03-01T16:00:00Z");
        assertThat(TimeParameter.instant("until", "2026-03-02")).hasToString("2026-03-02T16:00:00Z");
        assertThat(TimeParameter.instant("to", "2026-03-02")).hasToString("2026-03-02T16:00:00Z");
        assertThat(TimeParameter.instant("until", "2026-03-02T00:00:00+08:00")).hasToString("2026-03-01T16:00:00Z");
        assertThat(TimeParameter.instantIfGiven("from", " ")).isNull();
    }

    @Test
    void aPeriodWithoutABeginning_beginsTwelveMonthsBeforeItsEnd() {
        var now = Instant.parse("2026-11-25T01:00:00Z");
        assertThat(PeriodParameter.asked(null, "2025-03-31").orYearUntil(now))
                .isEqualTo(period("2024-03-31T16:00:00Z", "2025-03-31T16:00:00Z"));
        assertThat(PeriodParameter.asked(null, null).orYearUntil(now))
                .isEqualTo(period("2025-11-25T01:00:00Z", "2026-11-25T01:00:00Z"));
        assertThat(PeriodParameter.askedTo(null, "2025-03-31").orAllUntil(now))
                .isEqualTo(period("1970-01-01T00:00:00Z", "2025-03-31T16:00:00Z"));
    }

    @Test
    void aPeriodThatEndsBeforeItBegins_isRefused_andOneDayIsNone() {
        assertThat(PeriodParameter.asked("2026-03-02", "2026-03-02"))
                .isEqualTo(period("2026-03-01T16:00:00Z", "2026-03-02T16:00:00Z"));
        assertThatThrownBy(() -> PeriodParameter.asked("2026-03-03", "2026-03-01"))
                .isInstanceOf(InvalidInputException.class);
        var now = Instant.parse("2026-11-25T01:00:00Z");
        assertThatThrownBy(() -> PeriodParameter.asked("2026-11-26", null).orYearUntil(now))
                .isInstanceOf(InvalidInputException.class);
    }

    private static PeriodParameter period(String from, String until) {
        return new PeriodParameter(Instant.parse(from), Instant.parse(until));
    }

    @Test
    void aDayThatThereIsNot_isRefused() {
        for (var wrong : new String[] {"2026-02-30", "2026-3-2", "2026-13-01", "yesterday"}) {
            assertThatThrownBy(() -> TimeParameter.instant("from", wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidInputException.class);
        }
    }
}
