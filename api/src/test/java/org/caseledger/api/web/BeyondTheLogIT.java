package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list as new as a position that the log does not have is not waited for. */
class BeyondTheLogIT {
    /** Waited for, so many would take longer than the limit of all waits. */
    private static final int TIMES = 15;

    @ParameterizedTest
    @ValueSource(strings = {"/api/board?after=", "/api/deadlines?after=", "/api/statistics?after="})
    void givenAPositionBeyondTheEnd_whenAListIsAskedFor_thenItIsAnsweredAtOnce(String address) {
        var ledger = TestLedger.shared();
        ledger.awaitViews();
        ledger.as("head").get(address + ledger.head());

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < TIMES; i++) {
                assertThat(ledger.as("head").get(address + Long.MAX_VALUE).status())
                        .isEqualTo(200);
            }
        });
    }
}
