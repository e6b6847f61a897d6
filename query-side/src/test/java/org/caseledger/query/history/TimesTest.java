package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-03-12T15:59:59Z, 2026-03-12 23:59",
        "2026-03-12T16:00:00Z, 2026-03-13 00:00",
        "2026-03-12T16:00:59Z, 2026-03-13 00:00",
        "2025-12-31T16:00:00Z, 2026-01-01 00:00",
        "2024-02-29T01:05:00Z, 2024-02-29 09:05"
    })
    void givenAnInstant_whenTold_thenItIsTheTimeOfShanghaiToTheMinute(Instant at, String told) {
        assertThat(Times.at(at)).isEqualTo(told);
    }

    @ParameterizedTest(name = "until {0} is {1}")
    @CsvSource({
        "2026-03-12T16:00:00Z, 2026-03-12 24:00",
        "2026-03-12T15:59:59Z, 2026-03-12 23:59",
        "2026-03-12T16:00:01Z, 2026-03-13 00:00",
        "2026-03-12T16:01:00Z, 2026-03-13 00:01",
        "2025-12-31T16:00:00Z, 2025-12-31 24:00",
        "2024-02-29T16:00:00Z, 2024-02-29 24:00",
        "2026-02-28T16:00:00Z, 2026-02-28 24:00"
    })
    void givenTheEndOfADay_whenTold_thenItIsTwentyFourHundredOfThatDay(Instant at, String told) {
        assertThat(Times.until(at)).isEqualTo(told);
    }
}
