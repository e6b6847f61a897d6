package org.caseledger.api.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestDatabase;
import org.example.ours.HowManyFrom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("long")
@Tag("turn-2")
class ExtensionIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final HikariDataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final Path data = TestLedger.newData();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givenAHandlerThatFails_whenItIsRepaired_thenItsDeadLettersAreHandledAgainInOrder() throws Exception {
        try (var ledger = ExtendedLedger.start(database.getJdbcUrl(), data)) {
            ledger.cases().received();
            await().atMost(SOON).until(() -> handled(ledger) == 1);
            assertThat(status(ledger).running()).isTrue();
            assertThat(ledger.as("leader")
                            .get("/api/ours/intake?channel=WECHAT")
                            .text())
                    .isEqualTo("1");
            assertThat(ledger.as("handler")
                            .get("/api/ours/intake?channel=WECHAT")
                            .status())
                    .isEqualTo(403);

            // The next event fails in SQL, and the one after it waits behind it.
            sql.sql("ALTER TABLE ours.intake ADD CONSTRAINT down CHECK (channel <> 'WECHAT') NOT VALID")
                    .update();
            ledger.cases().classified();
            await().atMost(SOON).until(() -> status(ledger).deadLetters() == 2);
            assertThat(deadLetters(ledger))
                    .extracting(DeadLetterRow::type)
                    .containsExactly("ComplaintReceived", "ComplaintClassified");
            assertThat(deadLetters(ledger).get(0).cause()).contains("violates check constraint");
            assertThat(retry(ledger)).isEqualTo(new Retried(0, 2));

            sql.sql("ALTER TABLE ours.intake DROP CONSTRAINT down").update();
            assertThat(retry(ledger)).isEqualTo(new Retried(2, 0));
            assertThat(handled(ledger)).isEqualTo(2);
            assertThat(sql.sql("SELECT count(*) FROM ours.intake WHERE severity = 'GENERAL'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(status(ledger).position()).isEqualTo(ledger.head());
            assertThat(ledger.as("admin").get("/actuator/prometheus").text())
                    .containsPattern("eventProcessor_\\w+\\{[^}]*processorName=\"ours\"")
                    .containsPattern("queryBus_\\w+\\{[^}]*HowManyFrom");
            assertThat(ledger.as("admin")
                            .get("/api/processors/none/dead-letters")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void givenARestart_whenEventsWereRecordedMeanwhile_thenItGoesOnAtItsPlace() throws Exception {
        try (var plain = TestLedger.start(database.getJdbcUrl(), data)) {
            plain.cases().received();
        }
        try (var extended = ExtendedLedger.start(database.getJdbcUrl(), data)) {
            extended.cases().received();
            await().atMost(SOON).until(() -> handled(extended) > 0);
        }
        try (var plain = TestLedger.start(database.getJdbcUrl(), data)) {
            plain.cases().received();
        }
        try (var extended = ExtendedLedger.start(database.getJdbcUrl(), data)) {
            await().atMost(SOON)
                    .until(() -> Long.valueOf(extended.head())
                            .equals(status(extended).position()));
            // Neither the one before it was added, nor one of the others twice.
            assertThat(handled(extended)).isEqualTo(2);
            assertThat(status(extended).deadLetters()).isZero();
        }
    }

    @Test
    void givenTwoNodes_whenTheOneThatHandlesEventsIsKilled_thenTheOtherGoesOn() throws Exception {
        try (var dying = JavaProcess.start(ExtendedLedger.class, database.getJdbcUrl(), data.toString())) {
            dying.await("ready", lines -> lines.stream().anyMatch(l -> l.startsWith("ready at ")));
            await().atMost(SOON).until(() -> owner() != null);
            var owner = owner();
            try (var staying = ExtendedLedger.start(database.getJdbcUrl(), data)) {
                staying.cases().received();
                await().atMost(SOON).until(() -> handled(staying) == 1);
                assertThat(owner()).isEqualTo(owner);
                dying.kill();
                staying.cases().received();
                await().atMost(SOON).until(() -> handled(staying) == 2);
                assertThat(owner()).isNotEqualTo(owner);
                assertThat(status(staying).deadLetters()).isZero();
            }
        }
    }

    private String owner() {
        return sql.sql("SELECT max(owner) FROM processors.token WHERE processor = 'ours'")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static long handled(TestLedger ledger) {
        return ledger.bean(QueryGateway.class)
                .query(new HowManyFrom(Channel.WECHAT), Long.class)
                .join();
    }

    private static ProcessorStatus status(TestLedger ledger) {
        var answer = ledger.as("admin").get("/api/processors").text();
        return Stream.of(EventCodec.read(answer, ProcessorStatus[].class))
                .filter(p -> p.name().equals("ours"))
                .findFirst()
                .orElseThrow();
    }

    private static List<DeadLetterRow> deadLetters(TestLedger ledger) {
        var answer = ledger.as("admin").get("/api/processors/ours/dead-letters").text();
        return List.of(EventCodec.read(answer, DeadLetterRow[].class));
    }

    private static Retried retry(TestLedger ledger) {
        var answer = ledger.as("admin").post("/api/processors/ours/dead-letters/retry", "");
        return EventCodec.read(answer.text(), Retried.class);
    }
}
