package org.caseledger.api.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.CaseId;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.testing.TestDatabase;
import org.caseledger.testing.TestFolders;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SigningKey;
import org.caseledger.vault.SealedFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code verify} and {@code log-key} while a ledger runs; one log, to whose end it is damaged. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
@Tag("turn-4")
class VerifyIT {
    private static TestLedger ledger;
    private static JdbcTemplate sql;
    private static String url;
    private static Path kept;
    private static String vkey;
    private static String replied;

    @BeforeAll
    static void aSignedLog() throws IOException {
        var pool = TestDatabase.fresh();
        url = pool.getJdbcUrl();
        sql = new JdbcTemplate(pool);
        ledger = TestLedger.start(url, TestLedger.newData());
        replied = ledger.cases().replied();
        kept = TestFolders.fresh("kept");
        keep("first");
        vkey = keys().get(0);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static List<String> keys() {
        return ledger.bean(PublishedLog.class).keys().stream()
                .map(LogKey::verifier)
                .map(Object::toString)
                .toList();
    }

    /** What an archive does: it notes the checkpoint down. */
    private static Path keep(String name) throws IOException {
        var log = ledger.bean(PublishedLog.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> log.size() == ledger.head());
        return Files.writeString(
                kept.resolve(name), log.checkpoint().orElseThrow().toString());
    }

    /** What was said, with the exit code before it. */
    private static String run(String... arguments) {
        return runOn(ledger.data(), arguments);
    }

    private static String runOn(Path data, String... arguments) {
        var said = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString(), "--spring.datasource.url=" + url));
        int code = Commands.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        return code + " " + said;
    }

    private static String words(String zh, String en) {
        return TerminalLanguage.current().choose(zh, en);
    }

    @Test
    @Order(1)
    void aLogAsSignedAgreesWithItselfAndWithWhatWasKept() throws IOException {
        String first = kept.resolve("first").toString();
        ledger.cases().received();
        keep("second");
        String proof = kept.resolve("a.tlog-proof").toString();
        var log = ledger.bean(PublishedLog.class);
        Files.writeString(
                Path.of(proof), log.proof(3, log.checkpoint().orElseThrow()).toString());

        assertThat(run("verify", "--against", first, "--against", proof, "--key", vkey))
                .startsWith("0 ")
                .contains(words("核验相符：", "agrees: ") + ledger.head())
                .contains(first, proof, "log.signed")
                .contains(words("尚有 0 个事件待签", "0 events not yet signed"));
    }

    @Test
    @Order(2)
    void whatNoKnownKeyHasSignedDoesNotCount() {
        var stranger = SigningKey.generate("ledger.invalid/x", KeyType.ED25519).verifier();
        String first = kept.resolve("first").toString();
        assertThat(run("verify", "--against", first, "--key", stranger.toString()))
                .startsWith("1 ")
                .contains(first, words("没有已知密钥的签名", "not signed by any known key"));
        assertThat(run("verify", "--key", "none")).startsWith("1 ").contains("--key");
        assertThat(run("verify", "--against", "pom.xml")).startsWith("1 ").contains("pom.xml");
        assertThat(run("verify", "--against", "missing")).startsWith("1 ").contains("missing");
    }

    @Test
    @Order(3)
    void theKeyIsToldAndReplacedWhileTheLedgerRuns() throws IOException {
        assertThat(run("log-key")).startsWith("0 ").contains(vkey);
        String said = run("log-key", "--rotate");
        assertThat(keys()).hasSize(2).first().isEqualTo(vkey);
        assertThat(said).startsWith("0 ").contains(keys());
        keep("signed by both");
        ledger.cases().received();
        keep("signed by the new one");

        String both = kept.resolve("signed by both").toString();
        assertThat(run("verify", "--against", both, "--key", vkey, "--key", keys().get(1)))
                .startsWith("0 ");
        assertThat(Files.readString(kept.resolve("signed by the new one")))
                .contains(keys().get(1).substring(0, 8));
        assertThat(run("verify")).startsWith("0 ");
    }

    @Test
    @Order(4)
    void changedEvidenceIsNamedByItsDigest() {
        var files = ledger.bean(SealedFiles.class);
        var id = CaseId.of(replied.substring(replied.lastIndexOf('/') + 1));
        var one = files.keep(id, "照片".getBytes(UTF_8), "jpg");
        var other = files.keep(id, "另一照片".getBytes(UTF_8), "jpg");
        assertThat(run("verify")).startsWith("0 ");

        var change = "UPDATE vault.file SET sealed = '%s' WHERE sha256 = decode('%s', 'hex')";
        var sealed = sql.queryForObject(
                "SELECT sealed::text FROM vault.file WHERE sha256 = decode(?, 'hex')", String.class, one.sha256());
        var before = sql.queryForObject(
                "SELECT sealed::text FROM vault.file WHERE sha256 = decode(?, 'hex')", String.class, other.sha256());
        changeFile(change.formatted(sealed, other.sha256()));
        assertThat(run("verify")).startsWith("1 ").contains(other.sha256(), "vault.file");

        changeFile(change.formatted(before, other.sha256()));
        assertThat(run("verify")).startsWith("0 ");
    }

    private static void changeFile(String change) {
        sql.execute("ALTER TABLE vault.file DISABLE TRIGGER USER");
        assertThat(sql.update(change)).isEqualTo(1);
        sql.execute("ALTER TABLE vault.file ENABLE TRIGGER USER");
    }

    @Test
    @Order(4)
    void theOfficesOwnDatabaseIsInNoBackup_andTheExitStatusSaysSo() {
        String backups = kept.resolve("backups").toString();
        String keys = kept.resolve("keys").toString();
        assertThat(run("backup", backups, "--keys", keys))
                .startsWith("3 ")
                .contains(words("未备份", "was NOT backed up"), keys);
        assertThat(run("restore", backups, "--keys", keys)).startsWith("1 ").contains(words("不是空目录", "is not empty"));
        assertThat(runOn(kept.resolve("restored"), "restore", backups, "--keys", keys))
                .startsWith("3 ")
                .contains(words("不含数据库", "no database in this backup"));
        assertThat(kept.resolve("restored/keys/master.key"))
                .hasSameTextualContentAs(ledger.data().resolve("keys/master.key"));
        assertThat(runOn(kept.resolve("restored"), "verify")).startsWith("0 ");
    }

    @Test
    @Order(5)
    void aViewThatDiffersIsNamed() {
        sql.update("UPDATE views.token SET events = events + 1 WHERE view = 'history'");
        assertThat(run("verify")).startsWith("1 ").contains("history", "rebuild");
        sql.update("UPDATE views.token SET events = events - 1 WHERE view = 'history'");
        assertThat(run("verify")).startsWith("0 ");
    }

    @Test
    @Order(6)
    void aChangedEventIsNamedByItsPosition() {
        asOwner("UPDATE ledger.event SET payload = '{}' WHERE position = 3");
        assertThat(run("verify")).startsWith("1 ").contains(words("核验不符：位置 3：", "does not agree: position 3: "));
    }

    private static void asOwner(String change) {
        sql.execute("ALTER TABLE ledger.event DISABLE TRIGGER USER");
        assertThat(sql.update(change)).isPositive();
        sql.execute("ALTER TABLE ledger.event ENABLE TRIGGER USER");
    }
}
