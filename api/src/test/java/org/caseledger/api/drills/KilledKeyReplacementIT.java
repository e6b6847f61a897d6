package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.caseledger.api.cli.LedgerHome;
import org.caseledger.api.cli.LedgerProcess;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.testing.AppRole;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code replace-key} is killed at each of its steps: the key that is in force then is there. */
@Tag("long")
@Tag("turn-0")
class KilledKeyReplacementIT {
    /** Where it is when it is killed, and the key that is in force afterwards. */
    enum Step {
        WRITTEN_NOT_COMMITTED(1),
        COMMITTED(2),
        FORMER_KEY_TAKEN_OUT(2);

        private final int version;

        Step(int version) {
            this.version = version;
        }
    }

    private static final String ANY_ROW = "true";

    private LedgerHome home;
    private Path key;
    private String url;
    private String id;
    private String former;

    @BeforeEach
    void aCase() throws IOException {
        home = LedgerHome.make();
        key = home.data().resolve("keys/master.key");
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
        try (var ledger = TestLedger.start(url, home.data())) {
            id = ledger.cases().accepted();
        }
        former = Files.readString(key);
    }

    @AfterEach
    void clear() throws Exception {
        home.clear();
    }

    @ParameterizedTest
    @EnumSource
    void givenAReplacementKilledAtAStep_whenStartedAgain_thenOneKeyIsInForceAndNothingIsLost(Step step)
            throws Exception {
        switch (step) {
            case WRITTEN_NOT_COMMITTED, COMMITTED -> killAtCommit(step == Step.COMMITTED);
            case FORMER_KEY_TAKEN_OUT -> killOnceTheFormerKeyIsTakenOut();
        }

        try (var ledger = TestLedger.start(url, home.data())) {
            assertThat(ledger.bean(Vault.class).keyVersion()).isEqualTo(step.version);
            assertWhole(ledger);
        }
        assertThat(Files.readString(key)).as("the key in force alone").hasLineCount(1);
        assertThat(Files.readString(key).equals(former)).isEqualTo(step.version == 1);
        assertVerified();
        assertDone(replaceKey());
        try (var ledger = TestLedger.start(url, home.data())) {
            assertThat(ledger.bean(Vault.class).keyVersion()).isEqualTo(step.version + 1);
            assertWhole(ledger);
        }
    }

    @Test
    void givenAReplacementWhoseCommitIsInDoubt_whenAnotherIsStarted_thenItAwaitsTheFirst() throws Exception {
        try (var held = HeldDatabase.atCommit(url, "vault.master", ANY_ROW)) {
            var first = replaceKey();
            held.awaitWaiting(1, first);
            first.kill();
            var second = replaceKey();
            held.awaitWaiting(2, second);
            held.goOn();
            assertDone(second);
        }

        try (var ledger = TestLedger.start(url, home.data())) {
            assertThat(ledger.bean(Vault.class).keyVersion()).isEqualTo(3);
            assertWhole(ledger);
        }
        assertThat(Files.readString(key)).hasLineCount(1).isNotEqualTo(former);
        assertVerified();
    }

    private void killAtCommit(boolean committed) throws Exception {
        try (var held = HeldDatabase.atCommit(url, "vault.master", ANY_ROW)) {
            var replacing = replaceKey();
            held.awaitWaiting(1, replacing);
            assertThat(Files.readAllLines(key)).hasSize(2).contains(former.strip());
            replacing.kill();
            if (committed) {
                held.goOn();
            } else {
                held.rollBack();
            }
            assertThat(Files.readAllLines(key)).hasSize(2);
        }
    }

    private void killOnceTheFormerKeyIsTakenOut() throws Exception {
        var replacing = replaceKey();
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(2))
                .until(() -> !replacing.isAlive() || isReplaced());
        assertThat(replacing.isAlive()).as(replacing.said()).isTrue();
        replacing.kill();
    }

    private boolean isReplaced() throws IOException {
        var keys = Files.readAllLines(key);
        return keys.size() == 1 && !keys.get(0).equals(former.strip());
    }

    private void assertWhole(TestLedger ledger) {
        assertThat(ledger.as("handler").get(id + "/sealed").text()).contains("林晚");
        assertThat(ledger.as("intake").post("/api/complaints", Cases.RECEIPT).status())
                .isEqualTo(201);
        assertThat(ledger.bean(RowsCheck.class).run()).isEmpty();
    }

    private void assertVerified() throws Exception {
        assertDone(home.run("verify", database()));
    }

    private static void assertDone(LedgerProcess process) throws InterruptedException {
        assertThat(process.exit()).as(process.said()).isZero();
    }

    private LedgerProcess replaceKey() throws IOException {
        return home.run(
                "replace-key",
                database(),
                "--by=admin",
                "--reason=Its keeper has left",
                "--url=" + url,
                "--username=postgres",
                "--password=none");
    }

    private String database() {
        return "--spring.datasource.url=" + AppRole.on(url);
    }
}
