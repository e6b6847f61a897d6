package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.proof.ProofOffice.ORIGIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.LogContinued;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.Proofs;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SignerIT {
    @TempDir
    Path keys;

    private ProofOffice office;

    @BeforeEach
    void aLedger() {
        office = ProofOffice.in(keys);
    }

    private static Checkpoint tree(Optional<SignedNote> note) {
        return Checkpoint.parse(note.orElseThrow().text());
    }

    private static Hash rootOfEvents(ProofOffice office, int size) {
        List<Hash> leaves = office.log.readAfter(0, size).stream()
                .map(e -> Hash.of(e.leafHash()))
                .toList();
        assertThat(leaves).hasSize(size);
        return new Tree(size, (level, index) -> plain(leaves, level, index)).root();
    }

    private static Hash plain(List<Hash> leaves, int level, long index) {
        return level == 0
                ? leaves.get((int) index)
                : Hash.ofNode(plain(leaves, level - 1, 2 * index), plain(leaves, level - 1, 2 * index + 1));
    }

    @Test
    void givenEvents_whenSigned_thenTheCheckpointIsTheRootOverTheirLeavesByTheLogsKey() {
        office.append(300);

        Optional<SignedNote> note = office.signer().run();

        assertThat(tree(note)).isEqualTo(new Checkpoint(ORIGIN, 300, rootOfEvents(office, 300)));
        assertThat(note.orElseThrow().verify(office.verifiers())).hasSize(1);
        assertThat(office.latest()).isEqualTo(note);
        assertThat(office.files.lastSigned()).isEqualTo(note);
    }

    @Test
    void givenNothingNew_whenSigned_thenNothingIsAdded() {
        Signer signer = office.signer();
        assertThat(signer.run()).isEmpty();
        assertThat(office.latest()).isEmpty();
        office.append(3);
        assertThat(signer.run()).isPresent();
        List<String> before = office.stored();

        assertThat(signer.run()).isEmpty();
        assertThat(office.signer().run()).isEmpty();
        assertThat(office.stored()).isEqualTo(before);
    }

    @Test
    void givenAGrowingLog_whenSignedAgainAndAgain_thenEachTreeExtendsTheOneBefore() {
        Signer signer = office.signer();
        Optional<SignedNote> before = Optional.empty();
        for (int count : new int[] {1, 1, 253, 1, 1, 300, 7}) {
            office.append(count);
            Optional<SignedNote> after = signer.run();
            if (before.isPresent()) {
                long earlier = tree(before).size();
                long later = tree(after).size();
                assertThat(Proofs.extend(
                                earlier,
                                later,
                                office.published().tree(later).consistency(earlier),
                                tree(before).root(),
                                tree(after).root()))
                        .isTrue();
            }
            before = after;
        }
        assertThat(tree(before).root()).isEqualTo(rootOfEvents(office, 564));
    }

    @Test
    void givenACheckpointThatIsJustBeingSigned_whenTheLogIsComparedWithIt_thenItLacksNothing() {
        office.signer();
        office.append(3);
        var asked = new AtomicReference<CompletableFuture<Boolean>>();
        var signer = new Signer(office.database, TestDatabase.EVENT_KEY, office.files, new HookedClock(() -> {
            asked.set(CompletableFuture.supplyAsync(this::lacksTheKept));
            await().until(this::isSomebodyWaiting);
        }));

        signer.run();

        assertThat(asked.get().join()).isFalse();
        office.asOwner("proof.checkpoint", "DELETE FROM proof.checkpoint");
        assertThat(lacksTheKept()).isTrue();
    }

    private boolean lacksTheKept() {
        return office.published().lacks(office.files.kept().orElseThrow());
    }

    private boolean isSomebodyWaiting() {
        return office.sql.queryForObject("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE wait_event_type = 'Lock' AND datname = current_database()
                        """, Integer.class) == 1;
    }

    /** One that is asked behind the file and before the row. */
    private static final class HookedClock extends Clock {
        private final Runnable hook;

        HookedClock(Runnable hook) {
            this.hook = hook;
        }

        @Override
        public Instant instant() {
            hook.run();
            return ProofOffice.NOON.instant();
        }

        @Override
        public ZoneId getZone() {
            return ProofOffice.NOON.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Each prefix of the signer's steps, and what a second signer does with it. */
    @Test
    void givenASignerStoppedAfterAnyStep_whenAnotherGoesOn_thenItWritesTheSameBytes(@TempDir Path straightKeys)
            throws IOException {
        office.signer();
        for (String file : List.of("log.key")) {
            Files.copy(keys.resolve(file), straightKeys.resolve(file));
        }
        ProofOffice straight = ProofOffice.in(straightKeys).append(700);
        straight.signer().run();
        straight.append(100);
        straight.signer().run();

        List<Callable<?>> stops = List.of(
                this::beforeTheFirstStep, this::afterSomeTiles, this::afterAllTiles, this::afterTheFileBesideTheKey);
        for (Callable<?> stop : stops) {
            office = ProofOffice.in(keys).append(700);
            Files.deleteIfExists(keys.resolve("log.signed"));
            run(stop);
            office.signer().run();
            office.append(100);
            run(stop);
            office.signer().run();

            assertThat(office.stored()).isEqualTo(straight.stored());
            assertThat(office.files.lastSigned()).isEqualTo(straight.files.lastSigned());
        }
    }

    private static void run(Callable<?> stop) {
        try {
            stop.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Object beforeTheFirstStep() {
        return office.signer();
    }

    private Object afterSomeTiles() {
        office.signer();
        return assertThat(folding().step()).isTrue();
    }

    private Object afterAllTiles() {
        office.signer();
        folding().run();
        return assertThat(office.published().tree(office.log.head()).root())
                .isEqualTo(rootOfEvents(office, (int) office.log.head()));
    }

    private Object afterTheFileBesideTheKey() {
        office.sql.execute("""
                CREATE FUNCTION proof.stop_here() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN RAISE EXCEPTION 'stopped'; END $$;
                CREATE TRIGGER stop_here BEFORE INSERT ON proof.checkpoint
                FOR EACH ROW EXECUTE FUNCTION proof.stop_here()
                """);
        assertThatThrownBy(() -> office.signer().run()).isInstanceOf(DataAccessException.class);
        office.sql.execute("DROP FUNCTION proof.stop_here CASCADE");
        assertThat(tree(office.files.lastSigned()).size()).isEqualTo(office.log.head());
        return assertThat(office.published().size()).isLessThan(office.log.head());
    }

    private TileBuilder folding() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(office.database));
        JdbcClient jdbc = JdbcClient.create(office.database);
        return new TileBuilder(jdbc, transaction, new Tiles(jdbc), TestDatabase.EVENT_KEY, 256, size -> {});
    }

    @Test
    void givenADatabaseThatHasLostItsEnd_whenSigned_thenItIsRefusedAndStaysRefused() {
        office.append(6);
        office.signer().run();
        ProofOffice restored = ProofOffice.in(keys).append(4);

        assertRefused(restored, "ends at 4");
        restored.append(1);
        assertRefused(restored, "ends at 5");
        restored.append(5, "another-thing-done");
        assertRefused(restored, "positions 1 to 6 are not those");
    }

    @Test
    void givenADatabaseThatHasLostItsEnd_whenTheSameEventsComeAgain_thenItIsSignedOn() {
        office.append(6);
        office.signer().run();
        ProofOffice restored = ProofOffice.in(keys).append(9);

        assertThat(tree(restored.signer().run()).size()).isEqualTo(9);
    }

    @Test
    void givenAnEndLostForGood_whenTheLogBeginsAnewUnderAnotherName_thenItIsSignedAgain() throws IOException {
        office.append(6);
        office.signer().run();
        office.append(3);
        office.signer().run();
        List<String> backup = office.stored();
        ProofOffice restored = ProofOffice.in(keys).append(4);
        Signer signer = restored.signer();
        assertThatThrownBy(() -> signer.beginAnew(ORIGIN)).isInstanceOf(LabelledException.class);

        LogKey made = signer.beginAnew("ledger.test/log-2");
        restored.append(5, "another-thing-done");
        SignedNote note = signer.run().orElseThrow();

        assertThat(note.verify(List.of(made.verifier()))).hasSize(1);
        assertThat(tree(Optional.of(note)))
                .isEqualTo(new Checkpoint("ledger.test/log-2", 9, rootOfEvents(restored, 9)));
        assertThat(Files.readString(keys.resolve("log.signed-9")))
                .isEqualTo(backup.get(1))
                .startsWith(ORIGIN);
        assertThat(restored.published().keys()).hasSize(2);
        // Another node, which has received the new key and remembers what was signed under the old
        // name.
        Files.copy(keys.resolve("log.signed-9"), keys.resolve("log.signed"), StandardCopyOption.REPLACE_EXISTING);
        restored.append(1);
        assertThat(tree(restored.signer().run()).size()).isEqualTo(10);
        assertThat(keys.resolve("log.key.next")).doesNotExist();
    }

    @Test
    void givenALogThatIsNotWhatThisNodeHasSigned_thenItIsNoContinuation_untilTheNameIsGivenUp() throws IOException {
        office.append(6);
        office.signer().run();
        office.append(300);
        office.signer().requireContinuation();
        SignedNote signed = office.signer().run().orElseThrow();

        ProofOffice standby = ProofOffice.in(keys).append(6);
        assertThatThrownBy(() -> standby.signer().requireContinuation())
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining("up to position 306")
                .hasMessageContaining("ends at 6")
                .hasMessageContaining("go-on");
        // The same events, whose tiles this database does not have yet.
        standby.append(300).signer().requireContinuation();

        ProofOffice other = ProofOffice.in(keys).append(6).append(301, "another-thing-done");
        assertThatThrownBy(() -> other.signer().requireContinuation())
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining("up to position 306")
                .hasMessageContaining("is not the one");
        other.signer().beginAnew("ledger.test/log-2");
        Files.writeString(keys.resolve("log.signed"), signed.toString());
        other.signer().requireContinuation();
    }

    @Test
    void givenALogThatWentOnAfterALoss_whenSigned_thenNoNodeSignsItUnderTheNameOfBefore(@TempDir Path other)
            throws IOException {
        office.append(4);
        office.signer().run();
        // A node that has not seen what was lost and so has nothing to contradict.
        ProofOffice node = office.node(other);
        Files.copy(keys.resolve("log.key"), other.resolve("log.key"));
        node.signer().run();
        node.log.append(List.of(new NewEvent(
                UUID.randomUUID(),
                LogAdmitted.KIND,
                LogAdmitted.STREAM,
                NewEvent.NEXT,
                EventCodec.nameOf(LogContinued.class),
                1,
                EventCodec.write(new LogContinued(4, 6, ORIGIN, null, false, List.of(), "主库损毁")),
                "{\"actor\":\"wang\"}")));
        Signer signer = node.signer();

        assertRefused(node, "signs nothing more as " + ORIGIN);
        assertThatThrownBy(signer::rotate).isInstanceOf(SigningRefused.class);
        assertThat(signer.attest("a list\n")).isEmpty();
        LogKey made = signer.beginAnew("ledger.test/log-2");
        assertThat(signer.attest("a list\n")).isPresent();

        SignedNote note = node.signer().run().orElseThrow();
        assertThat(note.verify(List.of(made.verifier()))).hasSize(1);
        assertThat(tree(Optional.of(note)).size()).isEqualTo(5);
    }

    @Test
    void givenARewrittenPast_whenItsTilesAreRewrittenToo_thenItIsRefused() {
        office.append(6);
        Signer signer = office.signer();
        signer.run();
        office.asOwner(
                "proof.tile",
                "UPDATE proof.tile SET hashes = sha256('') || sha256('') || sha256('') || sha256('') || sha256('') || sha256('')");
        office.append(1);
        List<String> before = office.stored();

        assertThatThrownBy(signer::run).isInstanceOf(SigningRefused.class).hasMessageContaining("positions 1 to 6");
        assertThat(office.stored()).as("nothing is built on it").isEqualTo(before);
        // Also where the checkpoint next to the key is gone.
        assertThat(keys.resolve("log.signed").toFile().delete()).isTrue();
        assertRefused(office, "positions 1 to 6");
    }

    @Test
    void givenTilesThatWereChanged_whenThereIsNothingToFold_thenItIsRefusedByTheCheckpointsToo() {
        office.append(6);
        office.signer().run();
        assertThat(keys.resolve("log.signed").toFile().delete()).isTrue();
        office.asOwner("proof.tile", "UPDATE proof.tile SET hashes = decode(repeat('00', 192), 'hex')");

        assertRefused(office, "positions 1 to 6");
    }

    @Test
    void givenACheckpointOfAnotherKeyInTheDatabase_whenSigned_thenItIsRefused(@TempDir Path others) {
        office.append(6);
        office.signer().run();
        SigningKey other = SigningKey.generate(ORIGIN, KeyType.ED25519);
        String text = office.latest().orElseThrow().text();
        office.asOwner(
                "proof.checkpoint",
                "UPDATE proof.checkpoint SET note = '%s'".formatted(new SignedNote(text, List.of(other.sign(text)))));
        office.append(1);

        assertRefused(office, "not signed by the log's keys");
        office.asOwner("proof.checkpoint", "UPDATE proof.checkpoint SET note = 'nothing'");
        assertRefused(office, "not signed by the log's keys");
    }

    @Test
    void givenEventsMissingFromTheLog_whenSigned_thenItIsRefused() {
        office.append(600);
        office.asOwner("ledger.event", "DELETE FROM ledger.event WHERE position = 300");
        assertRefused(office, "from position 300 on");
        office.asOwner("ledger.event", "DELETE FROM ledger.event WHERE position > 256");
        assertRefused(office, "from position 257 on");
        assertThat(office.stored()).isEmpty();
    }

    private static void assertRefused(ProofOffice office, String why) {
        List<String> before = office.sql.queryForList("SELECT note FROM proof.checkpoint", String.class);
        Optional<SignedNote> signed = office.files.lastSigned();
        Signer signer = office.signer();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(signer::run)
                    .isInstanceOfSatisfying(
                            SigningRefused.class,
                            e -> assertThat(e.isContradiction()).isTrue())
                    .hasMessageContaining(why);
        }
        assertThat(office.sql.queryForList("SELECT note FROM proof.checkpoint", String.class))
                .isEqualTo(before);
        assertThat(office.files.lastSigned()).isEqualTo(signed);
    }

    @Test
    void givenANodeWithoutTheKey_whenAsked_thenItDoesNotSignAndSaysSo(@TempDir Path empty) {
        office.signer();
        office.append(3);
        ProofOffice node = office.node(empty);
        Signer signer = node.signer();

        assertThat(signer.keyOrFirst(ORIGIN)).isEmpty();
        assertThatThrownBy(signer::run)
                .isInstanceOfSatisfying(
                        SigningRefused.class,
                        e -> assertThat(e.isContradiction()).isFalse())
                .hasMessageContaining("log.key");
        assertThat(empty).isEmptyDirectory();
        assertThat(tree(office.signer().run()).size()).isEqualTo(3);
    }

    @Test
    void givenTwoNodesWithTheKey_whenBothSignWhileTheLogGrows_thenTheyMakeOneHistory(@TempDir Path otherKeys)
            throws Exception {
        Signer one = office.signer();
        Files.copy(keys.resolve("log.key"), otherKeys.resolve("log.key"));
        ProofOffice node = office.node(otherKeys);
        Signer other = node.signer();
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 40; round++) {
                office.append(13);
                threads.invokeAll(List.of(one::run, other::run));
            }
        } finally {
            threads.shutdown();
        }
        one.run();

        List<Checkpoint> signed = new ArrayList<>();
        for (String note : office.sql.queryForList("SELECT note FROM proof.checkpoint ORDER BY size", String.class)) {
            SignedNote.parse(note).verify(office.verifiers());
            signed.add(Checkpoint.parse(SignedNote.parse(note).text()));
        }
        assertThat(signed.get(signed.size() - 1).size()).isEqualTo(40 * 13);
        assertThat(signed).allSatisfy(c -> assertThat(c.root()).isEqualTo(rootOfEvents(office, (int) c.size())));
        // A node remembers the checkpoints it has seen of another node like its own.
        office.append(1);
        one.run();
        assertThat(other.run()).isEmpty();
        assertThat(node.files.lastSigned()).isEqualTo(office.latest());
        ProofOffice old = ProofOffice.in(otherKeys).append(520);
        assertRefused(old, "ends at 520");
    }

    @Test
    void givenANewKey_whenItTakesOver_thenTheLastTreeHasBothSignaturesAndTheNextOnlyTheNew() throws IOException {
        office.append(3);
        Signer signer = office.signer();
        signer.run();
        String old = Files.readString(keys.resolve("log.key"));

        LogKey next = signer.rotate();

        assertThat(office.published().keys()).extracting(LogKey::validFrom).containsExactly(0L, 3L);
        SignedNote both = office.latest().orElseThrow();
        assertThat(both.signatures()).hasSize(2);
        assertThat(both.verify(office.verifiers())).hasSize(2);
        office.append(1);
        assertThat(signer.run().orElseThrow().verify(office.verifiers())).containsExactly(next.verifier());
        assertThat(next.verifier().name()).isEqualTo(ORIGIN);
        assertThat(Files.readString(keys.resolve("log.key"))).doesNotContain(old.substring(0, 60));
        assertThat(keys.toFile().list()).containsExactlyInAnyOrder("log.key", "log.signed");
    }

    @Test
    void givenEventsNotSignedYet_whenTheKeyIsReplaced_thenTheirTreeHasBothSignatures() {
        office.signer().rotate();
        assertThat(office.latest()).isEmpty();
        office.append(5);
        office.signer().rotate();

        SignedNote both = office.latest().orElseThrow();
        assertThat(Checkpoint.parse(both.text()).size()).isEqualTo(5);
        assertThat(both.verify(office.verifiers())).hasSize(2);
        assertThat(office.published().keys()).hasSize(3);
    }

    @Test
    void givenAReplacementCutOff_whenTheNodeGoesOn_thenItIsEndedOrUndone() throws IOException {
        office.append(3);
        office.signer().run();
        // Before the commit: the new key is not known.
        office.files.makeNext(ORIGIN);
        office.append(1);
        assertThat(office.signer().run()).isPresent();
        assertThat(keys.resolve("log.key.next")).doesNotExist();
        // After it: the log has the new key, the file still has the old one.
        Path old = keys.resolve("old");
        Files.copy(keys.resolve("log.key"), old);
        office.signer().rotate();
        Files.move(keys.resolve("log.key"), keys.resolve("log.key.next"));
        Files.move(old, keys.resolve("log.key"));
        office.append(1);
        assertThat(office.signer().run().orElseThrow().verify(office.verifiers()))
                .containsExactly(office.verifiers().get(1));
        assertThat(keys.resolve("log.key.next")).doesNotExist();
    }

    @Test
    void givenAnotherNodeWithTheOldKey_whenTheKeyWasReplaced_thenItSignsNoMore(@TempDir Path otherKeys)
            throws IOException {
        office.append(3);
        office.signer().run();
        Files.copy(keys.resolve("log.key"), otherKeys.resolve("log.key"));
        office.signer().rotate();
        office.append(1);

        assertThatThrownBy(() -> office.node(otherKeys).signer().run())
                .isInstanceOf(SigningRefused.class)
                .hasMessageContaining("not the one in use");
    }

    @Test
    void givenFilesThatHoldSomethingElse_whenSigned_thenItIsRefusedAndTheyStay() throws IOException {
        office.append(3);
        Signer signer = office.signer();
        Files.writeString(keys.resolve("log.signed"), "nothing");
        assertThatThrownBy(signer::run).isInstanceOf(SigningRefused.class);
        Files.delete(keys.resolve("log.signed"));
        Files.writeString(keys.resolve("log.key"), "nothing");
        assertThatThrownBy(signer::run).isInstanceOf(SigningRefused.class);
        assertThat(keys.resolve("log.key")).hasContent("nothing");
    }

    @Test
    void givenATextThatIsNoCheckpoint_whenAttested_thenByTheKeyInUseAndNoOtherNode(@TempDir Path empty) {
        Signer signer = office.signer();
        office.append(3);
        signer.run();
        var text = "a list\nof files\n";

        var first = office.verifiers();
        var attested = signer.attest(text).orElseThrow();
        assertThat(new SignedNote(text, List.of(attested)).verify(first)).hasSize(1);
        assertThat(office.node(empty).signer().attest(text)).isEmpty();
        var checkpoint = ORIGIN + "\n3\n";
        assertThatThrownBy(() -> signer.attest(checkpoint)).isInstanceOf(IllegalArgumentException.class);

        var next = signer.rotate().verifier();
        var again = signer.attest(text).orElseThrow();
        assertThat(new SignedNote(text, List.of(again)).verify(List.of(next))).containsExactly(next);
    }

    @Test
    void givenTheFiles_whenMade_thenOnlyTheirOwnerCanReadThem() throws IOException {
        office.append(1);
        office.signer().run();
        for (String file : List.of("log.key", "log.signed")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void givenTheRoleOfTheProgram_whenItSigns_thenItMayAndCannotTakeAnythingBack() {
        office.append(3);
        try (var pool = TestDatabase.as("caseledger_app", office.database)) {
            var signer = new Signer(pool, TestDatabase.EVENT_KEY, office.files, ProofOffice.NOON);
            signer.keyOrFirst(ORIGIN);
            signer.run();
            office.append(300);
            signer.run();
            assertThat(signer.rotate().validFrom()).isEqualTo(303);
        }
        for (String change : List.of(
                "UPDATE proof.tile SET hashes = sha256('')",
                "UPDATE proof.tile SET index = index + 10",
                "DELETE FROM proof.tile",
                "TRUNCATE proof.tile",
                "UPDATE proof.checkpoint SET note = 'x'",
                "UPDATE proof.checkpoint SET size = size + 1",
                "DELETE FROM proof.checkpoint",
                "TRUNCATE proof.checkpoint CASCADE",
                "UPDATE proof.log_key SET valid_from = 7",
                "DELETE FROM proof.log_key",
                "DELETE FROM proof.tree")) {
            assertThatThrownBy(() -> office.sql.execute(change))
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("refused");
        }
    }
}
