package org.caseledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A period is told by times, or by its first and its last day in Shanghai. */
class DaysInAddressesTest {

    @Test
    void aDayIsItsBeginning_andAsTheLastOneHasAllOfIt() {
        assertThat(CaseReading.instant("from", "2026-03-02")).hasToString("2026-03-01T16:00:00Z");
        assertThat(CaseReading.instant("until", "2026-03-02")).hasToString("2026-03-02T16:00:00Z");
        assertThat(CaseReading.instant("until", "2026-03-02T00:00:00+08:00"))
                .hasToString("2026-03-01T16:00:00Z");
        assertThat(CaseReading.instantIfGiven("from", " ")).isNull();
    }

    @Test
    void aDayThatThereIsNot_isRefused() {
        for (var wrong : new String[] {"2026-02-30", "2026-3-2", "2026-13-01", "yesterday"}) {
            assertThatThrownBy(() -> CaseReading.instant("from", wrong))
                    .as(wrong)
                    .isInstanceOf(InputMistake.class);
        }
    }
}
