package org.caseledger.api.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A processor that fails at an event, as those who look after the ledger see it. */
class FailingProcessorIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String METER = "caseledger_processor_failing{processor=\"kafka\"} ";

    @Test
    void givenNoKafka_whenAnEventIsRecorded_thenItsProcessorIsShownAsFailing_untilItIsOvercome() throws IOException {
        var before = Instant.now();
        try (var database = TestDatabase.fresh();
                var ledger = withoutKafka(database)) {
            ledger.cases().received();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(status(ledger).state()).isEqualTo(ProcessorState.FAILING));
            var failing = status(ledger);
            assertThat(failing.running()).isFalse();
            assertThat(failing.failed()).isTrue();
            assertThat(failing.since()).isBetween(before, Instant.now());
            assertThat(failing.error()).contains("TimeoutException");
            assertThat(failing.position()).isLessThan(ledger.head());
            assertThat(failing.deadLetters()).isZero();
            assertThat(meters(ledger)).contains(METER + "1.0");
            var health = ledger.as("admin").get("/actuator/health");
            assertThat(health.status()).as("the ledger records").isEqualTo(200);
            assertThat(health.json()
                            .path("components")
                            .path("processors")
                            .path("status")
                            .asString())
                    .isEqualTo("WARN");
            assertThat(health.text()).contains("kafka fails at the event of position " + (failing.position() + 1));

            // As another node that reaches Kafka would.
            JdbcClient.create(database).sql("""
                            UPDATE processors.token
                               SET token = jsonb_set(token::jsonb, '{globalIndex}', to_jsonb(:head))::text
                             WHERE processor = 'kafka'
                            """).param("head", ledger.head()).update();
            var well = status(ledger);
            assertThat(well.state()).isEqualTo(ProcessorState.RUNNING);
            assertThat(well.since()).isNull();
            assertThat(meters(ledger)).contains(METER + "0.0");
        }
    }

    private static TestLedger withoutKafka(HikariDataSource database) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        return ExtendedLedger.start(
                Path.of("src/test/kafka"),
                database.getJdbcUrl(),
                TestLedger.newData(),
                "--kafka.servers=127.0.0.1:" + port,
                "--kafka.topic=ledger");
    }

    private static String meters(TestLedger ledger) {
        return ledger.as("admin").get("/actuator/prometheus").text();
    }

    private static ProcessorStatus status(TestLedger ledger) {
        var answer = ledger.as("admin").get("/api/processors");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return Stream.of(EventCodec.read(answer.text(), ProcessorStatus[].class))
                .filter(p -> p.name().equals("kafka"))
                .findFirst()
                .orElseThrow();
    }
}
