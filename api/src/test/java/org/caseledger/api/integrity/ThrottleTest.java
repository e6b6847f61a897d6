package org.caseledger.api.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How fast the log is read in the background. */
class ThrottleTest {
    @AfterEach
    void notInterrupted() {
        Thread.interrupted();
    }

    @Test
    void givenTheLogIsReadTwice_thenBothReadingsTakeTheirTime() {
        long started = System.nanoTime();
        var throttle = new Throttle(1000);

        throttle.at(50);
        throttle.at(100);
        var first = Duration.ofNanos(System.nanoTime() - started);
        throttle.at(60);
        throttle.at(100);
        var both = Duration.ofNanos(System.nanoTime() - started);

        assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(both).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void givenTheLedgerStops_thenItHoldsUpNothing() {
        var throttle = new Throttle(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> throttle.at(3600)).isInstanceOf(CancellationException.class);
    }
}
