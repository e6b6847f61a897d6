package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caseledger.testing.TestDatabase;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Sm3Line;
import org.caseledger.tlog.TreeHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A signer process is killed at each of its steps; the next one produces the same tiles and the same checkpoint, byte
 * for byte, as an undisturbed one.
 */
@Tag("long")
@Tag("turn-3")
class KilledSignerIT {
    /** Where the process is when it is killed: a database lock holds it there. */
    enum Step {
        BEFORE_THE_TILES("BEFORE INSERT ON proof.tile", 300, 300),
        TILES_WRITTEN_NOT_COMMITTED("AFTER UPDATE ON proof.tree", 300, 300),
        TILES_COMMITTED("AFTER UPDATE ON proof.tree", 700, 300),
        CHECKPOINT_BESIDE_THE_KEY("BEFORE INSERT ON proof.checkpoint", 700, 700),
        CHECKPOINT_NOT_COMMITTED("AFTER INSERT ON proof.checkpoint", 700, 700);

        private final String trigger;
        private final long tiles;
        private final long besideTheKey;

        Step(String trigger, long tiles, long besideTheKey) {
            this.trigger = trigger;
            this.tiles = tiles;
            this.besideTheKey = besideTheKey;
        }
    }

    private static final int LOCK = 4711;

    @TempDir
    Path keys;

    @TempDir
    Path keysOfTheOther;

    private ProofOffice office;

    @BeforeEach
    void aLogThatHasGrownSinceItWasSigned() {
        office = ProofOffice.in(keys).append(300);
        office.signer().run();
        office.append(400);
    }

    @AfterEach
    void close() {
        office.database.close();
    }

    @ParameterizedTest
    @EnumSource
    void givenASignerKilledAtAStep_whenAnotherProcessGoesOn_thenTheBytesAreTheSame(Step step) throws Exception {
        try (var dying = SignerToKill.start(office, keys);
                var holding = office.database.getConnection();
                var then = office.database.getConnection()) {
            holding.setAutoCommit(false);
            then.setAutoCommit(false);
            hold(step, holding);
            dying.tell("sign");
            awaitWaiting(1);
            if (step == Step.TILES_COMMITTED) {
                letItCommit(holding, then);
            }
            dying.kill();
            holding.rollback();
            then.rollback();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> sessionsOfTheKilled() == 0);
        assertThat(office.sql.queryForObject("SELECT size FROM proof.tree", Long.class))
                .isEqualTo(step.tiles);
        assertThat(SignedTree.size(office.files.lastSigned())).isEqualTo(step.besideTheKey);
        assertThat(office.published().size()).isEqualTo(300);
        office.sql.execute("DROP FUNCTION IF EXISTS hold() CASCADE");

        try (var next = SignerToKill.start(office, keys).tell("sign").await("signed")) {
            assertThat(next.finish()).isZero();
        }

        ProofOffice undisturbed = undisturbed();
        assertThat(office.stored()).isEqualTo(undisturbed.stored()).hasSize(6);
        assertThat(files(keys)).isEqualTo(files(keysOfTheOther));
        undisturbed.database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEFORE INSERT ON proof.sm3_tile",
                "AFTER UPDATE ON proof.sm3_tree",
                "BEFORE INSERT ON proof.checkpoint"
            })
    void givenASignerKilledWithTheSecondLine_whenAnotherProcessGoesOn_thenItsTreeIsTheSame(String step)
            throws Exception {
        try (var dying = SignerToKill.startWithSm2(office, keys);
                var holding = office.database.getConnection()) {
            holding.setAutoCommit(false);
            execute(holding, "SELECT pg_advisory_xact_lock(%d)".formatted(LOCK));
            hold(step);
            dying.tell("sign");
            awaitWaiting(1);
            dying.kill();
            holding.rollback();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> sessionsOfTheKilled() == 0);
        office.sql.execute("DROP FUNCTION IF EXISTS hold() CASCADE");

        try (var next = SignerToKill.startWithSm2(office, keys).tell("sign").await("signed")) {
            assertThat(next.finish()).isZero();
        }

        var note = office.latest().orElseThrow();
        var line = office.published().sm2Keys().stream().map(LogKey::verifier).toList();
        var tree = new GrowingTree(TreeHash.SM3, (level, index, tile) -> {});
        office.log.readAfter(0, 700).stream().map(Sm3Leaf::of).forEach(tree::add);
        assertThat(line).hasSize(1);
        assertThat(Sm3Line.root(note, line)).contains(tree.root());
        assertThat(new ProofCheck(office.database, TestDatabase.EVENT_KEY).run(List.of(), p -> {}))
                .satisfies(report -> assertThat(report.fault()).isEmpty())
                .satisfies(report -> assertThat(report.signed()).isEqualTo(700));
    }

    /** The same events, signed with the same key at the same sizes by a signer that was never killed. */
    private ProofOffice undisturbed() throws IOException {
        Files.copy(keys.resolve("log.key"), keysOfTheOther.resolve("log.key"));
        ProofOffice other = ProofOffice.in(keysOfTheOther).append(300);
        other.signer().run().orElseThrow();
        other.append(400).signer().run().orElseThrow();
        return other;
    }

    private void hold(Step step, Connection holding) throws SQLException {
        execute(holding, "SELECT pg_advisory_xact_lock(%d)".formatted(LOCK));
        hold(step.trigger);
    }

    private void hold(String trigger) {
        office.sql.execute("""
                CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_advisory_xact_lock(%d);
                    RETURN NEW;
                END $$
                """.formatted(LOCK));
        office.sql.execute("CREATE TRIGGER hold %s FOR EACH ROW EXECUTE FUNCTION hold()".formatted(trigger));
    }

    /**
     * Every transaction reads the keys. The lock on them is requested while the first transaction is held, so it is
     * granted as soon as that has committed, and the second one waits.
     */
    private void letItCommit(Connection holding, Connection then) throws Exception {
        var locked = CompletableFuture.runAsync(() -> execute(then, "LOCK TABLE proof.log_key"));
        awaitWaiting(2);
        holding.rollback();
        locked.get(60, TimeUnit.SECONDS);
        awaitWaiting(1);
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitWaiting(int sessions) {
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == sessions);
    }

    private long waiting() {
        return count("wait_event_type = 'Lock'");
    }

    // Until its last session is gone, its uncommitted work is not rolled back.
    private long sessionsOfTheKilled() {
        return count("query LIKE '%proof.%' AND state <> 'idle' AND pid <> pg_backend_pid()");
    }

    private long count(String which) {
        return office.sql
                .queryForList(
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND " + which,
                        Integer.class)
                .size();
    }

    private static List<String> files(Path folder) throws IOException {
        return List.of(Files.readString(folder.resolve("log.key")), Files.readString(folder.resolve("log.signed")));
    }
}
