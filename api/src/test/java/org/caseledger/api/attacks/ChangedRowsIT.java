package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.caseledger.api.cli.Commands;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.proof.PublishedLog;
import org.caseledger.testing.TestDatabase;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Changes by the owner of the database outside the events are reported by the check and by verify. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
@Tag("turn-0")
class ChangedRowsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static String url;
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
        ledger = TestLedger.start(
                url, TestLedger.newData(), "--caseledger.verify.first=100ms", "--caseledger.verify.every=200ms");
        for (int n = 0; n < 3; n++) {
            ledger.cases().received();
            awaitSigned();
        }
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    @Order(1)
    void givenRowsAsTheProgramWroteThem_whenVerified_thenTheyAgree() {
        assertWell();
        assertThat(verify()).startsWith("0 ");
    }

    @Test
    @Order(2)
    void givenTwoCaseNumbersSwapped_whenCompared_thenTheFirstCaseIsNamed() {
        swapNumbers();
        assertFound("编号", "000001号");
        swapNumbers();
        assertWell();
    }

    private static void swapNumbers() {
        sql("""
                UPDATE ledger.case_number SET number = number + 1000 WHERE number <= 2;
                UPDATE ledger.case_number SET number = CASE number WHEN 1001 THEN 2 ELSE 1 END
                 WHERE number > 1000;
                """);
    }

    @Test
    @Order(3)
    void givenAForeignKeyThatSignsTheLastCheckpointToo_whenCompared_thenItIsNamed() {
        var log = ledger.bean(PublishedLog.class);
        var own = log.keys().get(0).verifier();
        var foreign = SigningKey.generate(own.name(), KeyType.ED25519);
        var note = log.checkpoint().orElseThrow();

        addKey(foreign.verifier().toString(), 0);
        assertFound("外来", foreign.verifier().toString());
        takeKeyAway();
        assertWell();

        // In form it is a rotation then: only the key of this node tells it apart.
        sql("UPDATE proof.checkpoint SET note = note || '%s' || chr(10) WHERE size = %d"
                .formatted(foreign.sign(note.text()).line(), log.size()));
        addKey(foreign.verifier().toString(), log.size());
        assertFound("外来", foreign.verifier().toString());
        takeKeyAway();
        assertWell();
    }

    private static void addKey(String vkey, long validFrom) {
        sql("INSERT INTO proof.log_key VALUES (2, '%s', %d)".formatted(vkey, validFrom));
    }

    private static void takeKeyAway() {
        without("proof.log_key", "DELETE FROM proof.log_key WHERE number = 2");
    }

    @Test
    @Order(4)
    void givenADeletedCheckpoint_whenCompared_thenItsNumberIsNamed() {
        without("proof.checkpoint", "DELETE FROM proof.checkpoint WHERE number = 2");
        assertFound("第 2 号检查点");
    }

    @Test
    @Order(5)
    void givenTheLastCheckpointDeleted_whenVerified_thenTheFileBesideTheKeyTells() {
        var size = ledger.bean(PublishedLog.class).size();
        ledger.close();
        without("proof.checkpoint", "DELETE FROM proof.checkpoint WHERE size = " + size);
        assertThat(verify()).startsWith("1 ").contains("log.signed");
    }

    private static void awaitSigned() {
        await().atMost(SOON).until(() -> ledger.bean(PublishedLog.class).size() == ledger.head());
    }

    private static void assertWell() {
        await().atMost(SOON).untilAsserted(() -> assertThat(health()).contains("\"UP\""));
    }

    private static void assertFound(String... words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(health()).contains("\"DOWN\"").contains(words));
        assertThat(verify()).startsWith("1 ");
    }

    private static String health() {
        return ledger.as("admin")
                .get("/actuator/health")
                .json()
                .path("components")
                .path("verificationHealth")
                .toString();
    }

    /** What was said, with the exit code before it. */
    private static String verify() {
        var said = new StringWriter();
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute("verify", "--data", ledger.data().toString(), "--spring.datasource.url=" + url);
        return code + " " + said;
    }

    private static void without(String table, String change) {
        sql("ALTER TABLE %1$s DISABLE TRIGGER USER; %2$s; ALTER TABLE %1$s ENABLE TRIGGER USER"
                .formatted(table, change));
    }

    private static void sql(String changes) {
        ledger.asSuperuser().sql(changes).update();
    }
}
