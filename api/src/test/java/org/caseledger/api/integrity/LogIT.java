package org.caseledger.api.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.Leaf;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.EntryBundle;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TrustPolicy;
import org.caseledger.tlog.VerifierKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as a program sees it that knows nothing of it but C2SP tlog-tiles. */
class LogIT {
    private static TestLedger ledger;

    @BeforeAll
    static void aCaseIsSigned() {
        ledger = TestLedger.onNewDatabase();
        ledger.cases().replied();
        awaitSigned();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static void awaitSigned() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var answer = ledger.anonymous().get("/log/checkpoint");
            return answer.status() == 200 && tree(answer).size() == ledger.head();
        });
    }

    private static Checkpoint tree(Answer answer) {
        return Checkpoint.parse(SignedNote.parse(answer.text()).text());
    }

    private static Answer tile(String path) {
        return ledger.as("auditor").get("/log/tile/" + path);
    }

    @Test
    void theLastCheckpointIsSignedByTheKeyThatIsTold() {
        var answer = ledger.anonymous().get("/log/checkpoint");
        var keys = ledger.anonymous().get("/log/key").json();

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=1");
        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).path("validFrom").asLong(-1)).isZero();
        var key = VerifierKey.parse(keys.get(0).path("vkey").asString());
        assertThat(SignedNote.parse(answer.text()).verify(List.of(key))).containsExactly(key);
        assertThat(key.name()).isEqualTo(tree(answer).origin()).matches("ledger\\.invalid/\\w{16}");
    }

    @Test
    void tilesAndLeavesGiveTheRootOfTheCheckpoint() {
        var checkpoint = tree(ledger.anonymous().get("/log/checkpoint"));
        int size = (int) checkpoint.size();
        var hashes = ledger.anonymous().get("/log/tile/0/000.p/" + size);
        var leaves = EntryBundle.decode(tile("entries/000.p/" + size).response().body());

        assertThat(hashes.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(hashes.header("Cache-Control")).contains("immutable", "max-age=31536000");
        var tree = new GrowingTree((level, index, full) -> {});
        for (int i = 0; i < size; i++) {
            var leaf = Hash.ofLeaf(leaves.get(i));
            assertThat(leaf).isEqualTo(Hash.at(hashes.response().body(), i));
            tree.add(leaf);
        }
        assertThat(leaves).hasSize(size);
        assertThat(tree.root()).isEqualTo(checkpoint.root());
        assertThat(leaves.get(0))
                .isEqualTo(Leaf.canonical(ledger.allRecordedAfter(0).get(0)));
        assertThat(ledger.anonymous().get("/log/tile/0/000.p/2").response().body())
                .isEqualTo(Arrays.copyOf(hashes.response().body(), 64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/000", "0/001.p/1", "0/000.p/255", "0/000.p/0", "0/000.p/256", "0/0", "0/x000/000",
                "1/000.p/1", "64/000.p/1", "0/000.p/01", "0/", "0", "entries/000", "entries/001.p/1",
                "entries/000.p/255", "entries/", "00/000.p/1", "0/999/999"
            })
    void whatTheSignedTreeDoesNotHaveIsNotThere(String path) {
        assertThat(tile(path).status()).isEqualTo(404);
    }

    @Test
    void thePolicySaysWhichLogIsBelieved() {
        var answer = ledger.anonymous().get("/log/policy");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        var policy = TrustPolicy.parse(answer.response().body());
        assertThat(policy.accepts(SignedNote.parse(
                        ledger.anonymous().get("/log/checkpoint").text())))
                .isTrue();
    }

    @Test
    void anAnswerThatIsKnownAlreadyIsNotSentAgain() {
        for (var path : List.of("/log/checkpoint", "/log/tile/0/000.p/3")) {
            var first = ledger.anonymous().get(path);
            var again = ledger.anonymous()
                    .with("If-None-Match", first.header("ETag"))
                    .get(path);
            assertThat(first.header("ETag")).isNotEmpty();
            assertThat(again.status()).as("%s", again).isEqualTo(304);
            assertThat(again.response().body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, true",
        "'deflate, X-GZIP;q=0.5', true",
        "'gzip;q=1.0, identity', true",
        "'gzip;q=0, identity', false",
        "'gzip; q=0.000', false",
        "identity, false",
        "'', false"
    })
    void bundlesOfLeavesAreCompressedForWhoeverTakesThem(String accepted, boolean compressed) throws IOException {
        var path = "/log/tile/entries/000.p/20";
        var plain = ledger.as("auditor").get(path);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.headers("Vary")).contains("Accept-Encoding");

        var caller = ledger.as("auditor").with("Accept-Encoding", accepted);
        var answer = caller.get(path);
        assertThat(answer.header("Content-Encoding")).isEqualTo(compressed ? "gzip" : "");
        assertThat(answer.headers("Vary")).contains("Accept-Encoding");
        assertThat(answer.header("Cache-Control")).contains("immutable");
        if (compressed) {
            try (var leaves = new GZIPInputStream(
                    new ByteArrayInputStream(answer.response().body()))) {
                assertThat(leaves.readAllBytes()).isEqualTo(plain.response().body());
            }
            assertThat(answer.response().body().length * 2)
                    .isLessThan(plain.response().body().length);
            assertThat(answer.header("ETag")).isNotEqualTo(plain.header("ETag"));
        } else {
            assertThat(answer.response().body()).isEqualTo(plain.response().body());
        }
        assertThat(caller.with("If-None-Match", answer.header("ETag")).get(path).status())
                .isEqualTo(304);
    }

    private static Caller fromAPage(TestLedger of) {
        return of.anonymous()
                .with("Origin", "https://monitor.example")
                .with("Sec-Fetch-Mode", "cors")
                .with("Sec-Fetch-Site", "cross-site");
    }

    private static Answer preflight(TestLedger of, String path) {
        return fromAPage(of)
                .with("Access-Control-Request-Method", "GET")
                .with("Access-Control-Request-Headers", "if-none-match")
                .call("OPTIONS", path, BodyPublishers.noBody());
    }

    @Test
    void pagesOfOtherPlacesReadWhatIsReadWithoutALogin_andNothingElse() {
        for (var path : List.of("/log/key", "/log/policy", "/log/checkpoint", "/log/tile/0/000.p/1")) {
            var answer = fromAPage(ledger).get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly("*");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("ETag");
            var asked = preflight(ledger, path);
            assertThat(asked.status()).as("%s %s", path, asked).isEqualTo(200);
            assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(asked.header("Access-Control-Allow-Methods")).contains("GET");
            assertThat(asked.header("Access-Control-Allow-Headers")).isEqualTo("if-none-match");
            assertThat(asked.header("Access-Control-Max-Age")).isEqualTo("86400");
            var plain = ledger.anonymous().call("OPTIONS", path, BodyPublishers.noBody());
            assertThat(plain.status()).isEqualTo(200);
            assertThat(plain.header("Allow")).contains("GET", "HEAD");
        }
        for (var path : List.of("/log/tile/entries/000.p/1", "/api/me", "/api/board", "/actuator/health")) {
            for (var answer : List.of(
                    fromAPage(ledger).get(path),
                    preflight(ledger, path),
                    ledger.as("auditor").with("Origin", "https://a.example").get(path))) {
                assertThat(answer.headers("Access-Control-Allow-Origin"))
                        .as("%s %s", path, answer)
                        .isEmpty();
            }
        }
    }

    @Test
    void hashesAreForEverybodyAndLeavesForThoseWhoSeeAllCases() {
        for (var path : List.of("/log/key", "/log/policy", "/log/checkpoint", "/log/tile/0/000.p/1")) {
            assertThat(ledger.anonymous().get(path).status()).as(path).isEqualTo(200);
        }
        var leaves = "/log/tile/entries/000.p/1";
        assertThat(ledger.anonymous().get(leaves).status()).isEqualTo(401);
        for (var person : List.of("handler", "intake", "admin", "leader", "head")) {
            assertThat(ledger.as(person).get(leaves).status()).as(person).isEqualTo(403);
        }
        assertThat(ledger.as("auditor").get(leaves).status()).isEqualTo(200);
        assertThat(ledger.as("supervisor").get(leaves).status()).isEqualTo(200);
    }

    @Test
    void anOfficeOpensOrClosesItAndNamesItsLog() {
        try (var pool = TestDatabase.fresh()) {
            var data = TestLedger.newData();
            var named = "--caseledger.log.origin=ledger.example/log";
            try (var all = TestLedger.start(
                    pool.getJdbcUrl(),
                    data,
                    named,
                    "--caseledger.public-url=https://ledger.example/",
                    "--caseledger.log.public=all")) {
                all.cases().received();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> all.anonymous().get("/log/checkpoint").status() == 200);
                assertThat(tree(all.anonymous().get("/log/checkpoint")).origin())
                        .isEqualTo("ledger.example/log");
                var leaves = fromAPage(all).get("/log/tile/entries/000.p/1");
                assertThat(leaves.status()).isEqualTo(200);
                assertThat(leaves.header("Access-Control-Allow-Origin")).isEqualTo("*");
                assertThat(all.anonymous().get("/log/policy").text().lines())
                        .anyMatch(line -> line.matches("log \\S+ https://ledger.example/log"));
            }
            try (var none = TestLedger.start(pool.getJdbcUrl(), data, "--caseledger.log.public=none")) {
                for (var path :
                        List.of("/log/key", "/log/checkpoint", "/log/tile/0/000.p/1", "/log/tile/entries/000.p/1")) {
                    assertThat(none.anonymous().get(path).status()).as(path).isEqualTo(401);
                    assertThat(none.as("auditor").get(path).status()).as(path).isEqualTo(200);
                    assertThat(fromAPage(none).get(path).header("Access-Control-Allow-Origin"))
                            .as(path)
                            .isEmpty();
                }
            }
            assertThatThrownBy(() ->
                            TestLedger.start(pool.getJdbcUrl(), data, "--caseledger.log.origin=another.example/log"))
                    .hasRootCauseInstanceOf(LabelledException.class);
            assertThatThrownBy(() -> TestLedger.start(
                            TestDatabase.fresh().getJdbcUrl(),
                            TestLedger.newData(),
                            "--caseledger.log.origin=with space"))
                    .hasStackTraceContaining("no spaces and no plus sign");
        }
    }

    @Test
    void aContradictedCheckpointIsSeenInTheHealth() {
        try (var own = TestLedger.onNewDatabase()) {
            own.cases().received();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> own.anonymous().get("/log/checkpoint").status() == 200);
            assertThat(own.anonymous().get("/actuator/health").status()).isEqualTo(200);
            var jdbc = own.asSuperuser();
            for (var sql : List.of(
                    "ALTER TABLE proof.tile DISABLE TRIGGER USER",
                    "UPDATE proof.tile SET hashes = decode(repeat('00', octet_length(hashes)), 'hex')",
                    "ALTER TABLE proof.tile ENABLE TRIGGER USER")) {
                jdbc.sql(sql).update();
            }
            var before = own.anonymous().get("/log/checkpoint").text();
            own.cases().received();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> own.anonymous().get("/actuator/health").status() == 503);
            assertThat(own.anonymous().get("/actuator/health").text()).doesNotContain("positions");
            assertThat(own.as("admin").get("/actuator/health").text())
                    .contains("are not those of the signed checkpoint");
            assertThat(own.anonymous().get("/log/checkpoint").text()).isEqualTo(before);
        }
    }
}
