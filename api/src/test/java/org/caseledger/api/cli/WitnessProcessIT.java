package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.CaseFileCheck;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.proof.PublishedLog;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** An office and a review committee: the ledger, {@code ledger witness} and a case file. */
@Tag("long")
@Tag("turn-1")
class WitnessProcessIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path committee;

    @TempDir
    Path elsewhere;

    private final List<LedgerProcess> started = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : started) {
            if (process.isAlive()) {
                process.kill();
            }
        }
    }

    private LedgerProcess run(Path data, String... arguments) throws IOException {
        var process = LedgerProcess.start(data, arguments);
        started.add(process);
        return process;
    }

    private LedgerProcess witness(String port, String logKey) throws IOException {
        return run(committee, "witness", "--port", port, "--log", logKey, "--name", "committee.test/w1")
                .awaitReady();
    }

    private static String told(LedgerProcess process, String before) {
        return allTold(process, before).stream().findFirst().orElseThrow(() -> new AssertionError(process.said()));
    }

    private static List<String> allTold(LedgerProcess process, String before) {
        return process.said()
                .lines()
                .filter(line -> line.startsWith(before))
                .map(line -> line.substring(before.length()))
                .toList();
    }

    private static String keyOf(TestLedger ledger) {
        return ledger.bean(PublishedLog.class).keys().get(0).verifier().toString();
    }

    private static void awaitWitness(TestLedger ledger, String state) {
        await().atMost(SOON).untilAsserted(() -> {
            var status = ledger.as("auditor").get("/api/log/witnesses");
            assertThat(status.status()).isEqualTo(200);
            var one = status.json().path(0);
            assertThat(one.path("state").asString("")).isEqualTo(state);
            if (state.equals("COSIGNED")) {
                assertThat(one.path("cosignedSize").asLong()).isEqualTo(ledger.head());
            }
        });
    }

    private static long signatures(TestLedger ledger) {
        var checkpoint = ledger.anonymous().get("/log/checkpoint");
        return checkpoint.text().lines().filter(line -> line.startsWith("— ")).count();
    }

    @Test
    void theLogIsCosignedByAnotherMachine_whichMayBeKilledAndComesBack() throws Exception {
        String url;
        Path data;
        String logKey;
        try (var first = TestLedger.onNewDatabase()) {
            url = first.bean(HikariDataSource.class).getJdbcUrl();
            data = first.data();
            logKey = keyOf(first);
        }
        var witness = witness("0", logKey);
        assertThat(witness.said()).contains("log " + logKey.split("\\+")[0] + ": new, from size 0");
        List<String> both = allTold(witness, "verifier key of the witness: ");
        assertThat(both).hasSize(2);
        String witnessKey = both.get(0);
        String address = told(witness, "ready: ");
        try (var ledger = TestLedger.start(
                url,
                data,
                "--caseledger.witnesses[0].url=" + address,
                "--caseledger.witnesses[0].vkey=" + String.join(" ", both))) {
            var caseAddress = ledger.cases().received();
            awaitWitness(ledger, "COSIGNED");
            assertThat(signatures(ledger)).isEqualTo(3);
            assertThat(ledger.as("auditor").get("/api/log/witnesses").text()).contains(String.join(" ", both));
            assertThat(ledger.as("handler").get("/api/log/witnesses").status()).isEqualTo(403);

            var file =
                    ledger.as("auditor").get(caseAddress + "/proof").response().body();
            var said = CaseFileCheck.run(file, logKey, witnessKey);
            assertThat(said.exit()).as(said.text()).isZero();
            assertThat(said.text()).contains("witness committee.test/w1");

            witness.kill();
            ledger.cases().received();
            awaitWitness(ledger, "UNREACHABLE");
            assertThat(ledger.anonymous().get("/actuator/health").status()).isEqualTo(200);
            var again = witness(Integer.toString(URI.create(address).getPort()), logKey);
            assertThat(again.said()).contains("witnessed up to size ");
            awaitWitness(ledger, "COSIGNED");

            exportBeside(ledger, url, caseAddress, logKey, witnessKey);
        }
        alarmsWhenTheKeySignsAnotherHistory(data, address, witnessKey);
    }

    /** As if an old backup had been restored: the key is there, what it signed is not. */
    private void alarmsWhenTheKeySignsAnotherHistory(Path data, String address, String witnessKey) throws IOException {
        Path restored = elsewhere.resolve("restored");
        FileSystemUtils.copyRecursively(data, restored);
        Files.delete(restored.resolve("keys/log.signed"));
        try (var pool = TestDatabase.fresh();
                var ledger = TestLedger.start(
                        pool.getJdbcUrl(),
                        restored,
                        "--caseledger.witnesses[0].url=" + address,
                        "--caseledger.witnesses[0].vkey=" + witnessKey)) {
            ledger.cases().received();
            awaitWitness(ledger, "ALARM");
            assertThat(ledger.as("auditor").get("/api/log/witnesses").text())
                    .contains("an old backup may have been restored", "旧备份");
            assertThat(ledger.anonymous().get("/actuator/health").status()).isEqualTo(503);
        }
    }

    private void exportBeside(TestLedger ledger, String url, String caseAddress, String logKey, String witnessKey)
            throws Exception {
        String id = caseAddress.substring(caseAddress.lastIndexOf('/') + 1);
        Path file = elsewhere.resolve("case.zip");
        String[] export = {"export-case", id, "--out", file.toString(), "--spring.datasource.url=" + url};
        var exporting = run(ledger.data(), export);
        assertThat(exporting.exit()).as(exporting.said()).isZero();
        assertThat(exporting.said()).contains("written: " + file, logKey, "fingerprint ");
        var said = CaseFileCheck.run(Files.readAllBytes(file), logKey, witnessKey);
        assertThat(said.exit()).as(said.text()).isZero();

        var twice = run(ledger.data(), export);
        assertThat(twice.exit()).isEqualTo(1);
        assertThat(twice.said()).contains("the file already exists: " + file);
    }

    @Test
    void whatKeepsAWitnessFromStartingIsToldInOneLine() throws Exception {
        var none = run(committee, "witness", "--port", "0", "--log", "none");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.said().strip()).isEqualTo("not a valid verifier key: none");

        var waiting = run(committee, "witness", "--port", "0").awaitReady();
        assertThat(waiting.said()).contains("no log to watch yet", "verifier key of the witness: witness.invalid/");
        var port = URI.create(told(waiting, "ready: ")).getPort();
        var second = run(committee, "witness", "--port", "0");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.said()).startsWith("a witness runs on this folder already");
        var busy = run(elsewhere, "witness", "--port", Integer.toString(port));
        assertThat(busy.exit()).isEqualTo(1);
        assertThat(busy.said().strip()).startsWith("port " + port + " is taken");

        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(told(waiting, "ready: ")))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(waiting.stop()).isIn(0, 143);
    }
}
