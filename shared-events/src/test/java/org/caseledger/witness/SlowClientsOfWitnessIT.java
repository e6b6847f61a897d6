package org.caseledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.caseledger.testing.SlowClients;
import org.caseledger.testing.SlowClients.Attack;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of a witness that take their time. */
class SlowClientsOfWitnessIT {
    private static final int MANY = 400;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLog log = TestLog.create();

    @TempDir
    private Path data = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 900\r\n\r\nold 0\n",
                "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nX-Slow: "
            })
    void givenFourHundredHalfRequests_whenALogAsks_thenItIsAnsweredAtOnce(String half) throws IOException {
        try (var witness = new RunningWitness(data, Clock.systemUTC(), log.key().verifier());
                var slow = SlowClients.start(
                        MANY, new Attack(witness.port(), 20, half, "a", Duration.ofSeconds(3), true, true))) {
            await().atMost(SOON).until(() -> slow.begun() == MANY);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(3),
                    () -> assertThat(witness.add(log.growth(0, 3)).statusCode()).isEqualTo(200));
            assertThat(slow.cut()).isLessThan(MANY); // it came among them, and not after them
            await().atMost(SOON).until(() -> slow.cut() == MANY);
        }
    }
}
