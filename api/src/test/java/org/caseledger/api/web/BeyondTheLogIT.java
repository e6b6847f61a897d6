package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list as new as a position that the log does not have is not waited for. */
class BeyondTheLogIT {
    @ParameterizedTest
    @ValueSource(strings = {"/api/board?after=", "/api/deadlines?after=", "/api/statistics?after="})
    void givenAPositionBeyondTheEnd_whenAListIsAskedFor_thenItIsAnsweredAtOnce(String address) {
        var ledger = TestLedger.shared();
        ledger.awaitViews();
        ledger.as("head").get(address + ledger.head());
        long begun = System.nanoTime();

        var answer = ledger.as("head").get(address + Long.MAX_VALUE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }
}
