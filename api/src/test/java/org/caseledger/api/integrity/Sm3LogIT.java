package org.caseledger.api.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.caseledger.api.cli.Commands;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.casefile.CheckedCase;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.proof.PublishedLog;
import org.caseledger.proof.Sm3Leaf;
import org.caseledger.testing.TestDatabase;
import org.caseledger.testing.TestFolders;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.Sm3Line;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.TreeHash;
import org.caseledger.tlog.TrustPolicy;
import org.caseledger.tlog.VerifierKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A ledger with all of 国密: a second line under its checkpoints, and parts sealed by SM4. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Sm3LogIT {
    private static TestLedger ledger;
    private static String url;
    private static String replied;

    @BeforeAll
    static void aCaseIsSigned() {
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
            ledger = TestLedger.start(
                    url, TestLedger.newData(), "--caseledger.log.sm2=true", "--caseledger.sealing=sm4-gcm");
        }
        replied = ledger.cases().replied();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var log = ledger.bean(PublishedLog.class);
            return log.size() == ledger.head();
        });
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static SignedNote checkpoint() {
        return SignedNote.parse(ledger.anonymous().get("/log/checkpoint").text());
    }

    private static VerifierKey key() {
        var keys = ledger.anonymous().get("/log/sm3/key").json();
        return VerifierKey.parse(keys.get(keys.size() - 1).path("vkey").asString());
    }

    @Test
    @Order(1)
    void theRootInTheSecondLineFollowsFromTheTilesBySm3() {
        SignedNote note = checkpoint();
        int size = (int) Checkpoint.parse(note.text()).size();
        var tile = ledger.anonymous().get("/log/sm3/tile/0/000.p/" + size);
        byte[] hashes = tile.response().body();
        List<Hash> leaves =
                ledger.allRecordedAfter(0).stream().limit(size).map(Sm3Leaf::of).toList();

        assertThat(leaves.get(0))
                .isEqualTo(bySm3Alone(ledger.allRecordedAfter(0).get(0)));
        assertThat(note.signatures()).hasSize(2);
        assertThat(tile.header("Cache-Control")).contains("immutable");
        assertThat(hashes).hasSize(32 * size);
        assertThat(Hash.of(TreeHash.SM3, Arrays.copyOf(hashes, 32))).isEqualTo(leaves.get(0));
        var tree = new Tree(size, (level, index) -> plain(leaves, level, index));
        assertThat(Sm3Line.root(note, List.of(key()))).contains(tree.root());
        for (var none : List.of("0/000.p/" + (size + 1), "entries/000.p/1", "0/", "1/000")) {
            assertThat(ledger.as("auditor").get("/log/sm3/tile/" + none).status())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    /** The leaf as RFC 6962 hashes it, with SM3 where that has SHA-256, within the record too. */
    private static Hash bySm3Alone(StoredEvent event) {
        byte[] record = Leaf.canonical(event, Sm3LogIT::sm3);
        byte[] leaf = new byte[record.length + 1];
        System.arraycopy(record, 0, leaf, 1, record.length);
        return Hash.of(TreeHash.SM3, sm3(leaf));
    }

    private static byte[] sm3(byte[] bytes) {
        var digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }

    private static Hash plain(List<Hash> leaves, int level, long index) {
        return level == 0
                ? leaves.get((int) index)
                : Hash.ofNode(plain(leaves, level - 1, 2 * index), plain(leaves, level - 1, 2 * index + 1));
    }

    @Test
    @Order(2)
    void thePolicyIsOfTheFirstLine_andIgnoresTheSecond() {
        var policy = TrustPolicy.parse(
                ledger.anonymous().get("/log/policy").response().body());
        assertThat(policy.accepts(checkpoint())).isTrue();
        assertThat(policy.logs()).hasSize(1).doesNotContain(key());
        assertThat(ledger.anonymous().get("/log/key").json()).hasSize(1);
    }

    @Test
    @Order(3)
    void aCaseFileHasProofsBySm3() {
        var id = CaseId.of(replied.substring(replied.lastIndexOf('/') + 1));
        var actor = Actor.SYSTEM;
        var file = ledger.bean(CaseExport.class).of(id, true, actor).orElseThrow();

        assertThat(file.keys()).contains(key());
        assertThat(CheckedCase.of(file).agrees()).isTrue();
        assertThat(CheckedCase.of(file).signers()).contains(key());
        assertThat(new String(file.zip(), UTF_8)).contains("case-file 9", "events/000000.sm3-proof");
    }

    @Test
    @Order(4)
    void whatIsSealedInACaseIsSealedBySm4() {
        var sql = JdbcClient.create(ledger.bean(DataSource.class));
        var lengths = sql.sql("SELECT DISTINCT octet_length(wrapped_key) FROM vault.case_key")
                .query(Integer.class)
                .list();
        assertThat(lengths).containsExactly(62);
        assertThat(ledger.as("handler").get(replied + "/sealed").status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void theKeyIsToldAndReplacedByACommand() {
        String before = key().toString();
        assertThat(new WebForm(ledger, "admin").open("/keys").text()).contains(before, "--rotate-sm2");
        assertThat(run("log-key")).startsWith("0 ").contains(before);

        assertThat(run("log-key", "--rotate-sm2")).startsWith("0 ").contains(key().toString());

        assertThat(key().toString()).isNotEqualTo(before);
        assertThat(run("verify")).startsWith("0 ");
        assertThat(ledger.anonymous().get("/log/sm3/key").json()).hasSize(2);
    }

    @Test
    @Order(6)
    void aBackupOfTheKeysHasTheOneBySm2() throws IOException {
        var backups = TestFolders.fresh("backups").resolve("b").toString();
        var keys = TestFolders.fresh("keys").resolve("k").toString();
        var restored = TestFolders.fresh("restored").resolve("data");

        assertThat(run("backup", backups, "--keys", keys)).startsWith("3 ");
        assertThat(runOn(restored, "restore", backups, "--keys", keys)).startsWith("3 ");

        assertThat(restored.resolve("keys/log-sm2.key"))
                .hasSameTextualContentAs(ledger.data().resolve("keys/log-sm2.key"));
    }

    private static String run(String... arguments) {
        return runOn(ledger.data(), arguments);
    }

    private static String runOn(Path data, String... arguments) {
        var said = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString(), "--spring.datasource.url=" + url, "--caseledger.log.sm2=true"));
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        return code + " " + said;
    }
}
