package org.caseledger.bench.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClosedFormTest {
    @Test
    void givenOneServer_whenItsLoadIsFourFifths_thenAWaitIsFourServiceTimes() {
        assertThat(ClosedForm.exponentialService(1, 0.8)).isCloseTo(4, within(1e-12));
        assertThat(ClosedForm.constantService(0.8)).isCloseTo(2, within(1e-12));
    }

    /** Two servers wait {@code load² / (1 − load²)} service times. */
    @Test
    void givenTwoServers_whenHalfOfThemIsBusy_thenAWaitIsAThirdOfAServiceTime() {
        assertThat(ClosedForm.exponentialService(2, 0.5)).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void givenPoissonArrivals_whenSimulated_thenWaitsAreThoseOfTheClosedForms() {
        assertThatCode(QueueCheck::run).doesNotThrowAnyException();
    }
}
