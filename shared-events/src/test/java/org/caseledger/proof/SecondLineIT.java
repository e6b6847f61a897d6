package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.proof.ProofOffice.ORIGIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.Proofs;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.Sm3Line;
import org.caseledger.tlog.TileName;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.VerifierKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second line under checkpoints, by SM2, and the tree by SM3 whose root it holds. */
class SecondLineIT {
    @TempDir
    Path keys;

    @TempDir
    Path others;

    private ProofOffice office;

    @BeforeEach
    void aLedger() {
        office = ProofOffice.in(keys);
    }

    @AfterEach
    void close() {
        office.database.close();
    }

    /** A signer of a log that has a second line, as a start makes it. */
    private static Signer signer(ProofOffice office) {
        var signer = new Signer(
                office.database,
                TestDatabase.EVENT_KEY,
                office.files,
                ProofOffice.NOON,
                () -> position -> {},
                Optional.of(new SecondLine(office.database, office.log, office.files)));
        signer.keyOrFirst(ORIGIN);
        return signer;
    }

    private List<VerifierKey> sm2Keys() {
        return office.published().sm2Keys().stream().map(LogKey::verifier).toList();
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }

    private Optional<Hash> root(SignedNote note) {
        return Sm3Line.root(note, sm2Keys());
    }

    /** By hand, from the events. */
    private Hash rootOfEvents(int size) {
        List<Hash> leaves =
                office.asStored.readAfter(0, size).stream().map(Sm3Leaf::of).toList();
        assertThat(leaves).hasSize(size);
        return new Tree(size, (level, index) -> plain(leaves, level, index)).root();
    }

    private static Hash plain(List<Hash> leaves, int level, long index) {
        return level == 0
                ? leaves.get((int) index)
                : Hash.ofNode(plain(leaves, level - 1, 2 * index), plain(leaves, level - 1, 2 * index + 1));
    }

    private ProofCheck.Report verified() {
        return new ProofCheck(office.database, TestDatabase.EVENT_KEY).run(List.of(), p -> {});
    }

    private long sm3Size() {
        return office.sql.queryForObject("SELECT size FROM proof.sm3_tree", Long.class);
    }

    @Test
    void givenEvents_whenSigned_thenTheSecondLineHoldsTheRootBySm3OfTheSameEvents() {
        Signer signer = signer(office);
        for (int count : new int[] {1, 255, 1, 300}) {
            office.append(count);
            SignedNote note = signer.run().orElseThrow();

            assertThat(note.signatures()).hasSize(2);
            assertThat(note.verify(office.verifiers())).hasSize(1);
            assertThat(root(note)).contains(rootOfEvents((int) size(note)));
            assertThat(signer.run()).isEmpty();
        }
        assertThat(sm2Keys()).hasSize(1);
        assertThat(signer.secondLineTrouble()).isEmpty();
        SignedNote last = office.latest().orElseThrow();
        Tree tree = office.published().sm3Tree(last).orElseThrow();
        StoredEvent event = office.log.readAfter(300, 1).get(0);
        assertThat(Proofs.includes(
                        300,
                        557,
                        Sm3Leaf.of(event),
                        tree.inclusion(300),
                        root(last).orElseThrow()))
                .isTrue();
        assertThat(office.published().sm3Tile(new TileName(0, 2, 45)).orElseThrow())
                .hasSize(45 * 32);
        assertThat(office.published().sm3Tile(new TileName(0, 2, 46))).isEmpty();
        assertThat(office.published().sm3Tile(new TileName(TileName.ENTRIES, 0, 1)))
                .isEmpty();
        assertThat(verified().fault()).isEmpty();
        assertThat(new StoredProofCheck(office.database).run()).isEmpty();
    }

    @Test
    void givenALogWithoutIt_whenSwitchedOnLater_thenItCatchesUpAndTheLastCheckpointGainsTheLine() {
        office.append(9000);
        office.signer().run();
        office.append(10);
        SignedNote first = office.signer().run().orElseThrow();
        assertThat(first.signatures()).hasSize(1);

        for (int rounds = 0; root(office.latest().orElseThrow()).isEmpty(); rounds++) {
            assertThat(rounds).isLessThan(20);
            signer(office).run(); // each a start of its own: nothing is lost between them
        }

        SignedNote lined = office.latest().orElseThrow();
        assertThat(lined.text()).isEqualTo(first.text());
        assertThat(lined.signatures())
                .hasSize(2)
                .first()
                .isEqualTo(first.signatures().get(0));
        assertThat(root(lined)).contains(rootOfEvents(9010));
        assertThat(office.published().checkpoint(9000).orElseThrow().signatures())
                .hasSize(1);
        assertThat(office.files.lastSigned()).contains(lined);
        assertThat(verified().fault()).isEmpty();
    }

    @Test
    void givenMuchToCatchUpWith_whenSigned_thenTheFirstLineDoesNotWait() {
        office.append(5000).signer().run();
        var line = new SecondLine(office.database, office.log, office.files);
        var signer = new Signer(
                office.database,
                TestDatabase.EVENT_KEY,
                office.files,
                ProofOffice.NOON,
                () -> position -> {},
                Optional.of(line));
        try (var lock = office.database.getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("SELECT size FROM proof.sm3_tree FOR UPDATE");
            office.append(1);
            assertThat(signer.run().orElseThrow().signatures()).hasSize(1);
            lock.rollback();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(sm3Size()).isZero();
        signer.run();
        assertThat(root(office.latest().orElseThrow())).contains(rootOfEvents(5001));
        assertThat(sm2Keys()).as("made when it is needed").hasSize(1);
    }

    @Test
    void givenABackgroundSigner_whenItIsSwitchedOnForAQuietLog_thenTheLineComesByItself() {
        office.append(4500).signer().run();
        try (var signal = new LogSignal(office.database);
                var signing = new Signing(signer(office), office.database, signal, Duration.ofMillis(10), List.of())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> root(office.latest().orElseThrow()).isPresent());
            assertThat(signing.state().refused()).isEmpty();
        }
    }

    @Test
    void givenItSwitchedOffAndOnAgain_whenSigned_thenTheTreeGoesOn() {
        office.append(10);
        signer(office).run();
        office.append(10);
        assertThat(office.signer().run().orElseThrow().signatures()).hasSize(1);
        assertThat(sm3Size()).isEqualTo(10);
        office.append(10);

        assertThat(root(signer(office).run().orElseThrow())).contains(rootOfEvents(30));
        assertThat(sm2Keys()).hasSize(1);
        assertThat(verified().fault()).isEmpty();
    }

    @Test
    void givenAnEventChangedBeforeItIsSwitchedOn_whenSigned_thenOnlyTheFirstLineGoesOn() {
        office.append(20).signer().run();
        new Forger(office).event(7, "payload = '{\"n\":999}'").reseal(7);
        office.append(1);
        Signer signer = signer(office);

        SignedNote note = signer.run().orElseThrow();

        assertThat(note.signatures()).hasSize(1);
        assertThat(signer.secondLineTrouble())
                .get()
                .satisfies(why -> assertThat(why.isContradiction()).isTrue())
                .asString()
                .contains("position 7");
        assertThat(sm3Size()).isZero();
    }

    @Test
    void givenAChangedTileBySm3_whenSigned_thenNoLineContradictsTheOneBefore() {
        office.append(20);
        Signer signer = signer(office);
        signer.run();
        office.asOwner(
                "proof.sm3_tile", "UPDATE proof.sm3_tile SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)");
        assertThat(verified().fault())
                .get()
                .satisfies(fault -> assertThat(fault.en()).contains("position 2", "sm3/tile/0/000"));
        office.append(1);

        assertThat(signer.run().orElseThrow().signatures()).hasSize(1);
        assertThat(signer.secondLineTrouble())
                .get()
                .asString()
                .contains("positions 1 to 20 is not the one that was signed");
    }

    @Test
    void givenALineThatWasChanged_whenVerified_thenItsCheckpointIsNamed() {
        office.append(20);
        SignedNote note = signer(office).run().orElseThrow();
        String line = note.signatures().get(1).line();
        String other = line.substring(0, line.length() - 8) + "AAAAAAA=";
        office.asOwner(
                "proof.checkpoint",
                "UPDATE proof.checkpoint SET note = replace(note, '%s', '%s')".formatted(line, other));

        assertThat(verified().fault())
                .get()
                .satisfies(fault -> assertThat(fault.position()).isEqualTo(20))
                .satisfies(fault -> assertThat(fault.en()).contains("not one that the log's keys"));
    }

    @Test
    void givenTheTilesBySm3Removed_whenVerified_thenTheLineIsLeftWithoutThem() {
        office.append(20);
        signer(office).run();
        office.asOwner("proof.sm3_tile", "DELETE FROM proof.sm3_tile");
        office.asOwner("proof.sm3_tree", "UPDATE proof.sm3_tree SET size = 0");

        assertThat(verified().fault())
                .get()
                .satisfies(fault -> assertThat(fault.en()).contains("the root by SM3 is not"));
    }

    @Test
    void givenANodeWithoutTheKey_whenItSigns_thenItsCheckpointsHaveOneLine_untilItIsCopied() throws IOException {
        office.append(5);
        signer(office).run();
        Files.copy(keys.resolve("log.key"), others.resolve("log.key"));
        ProofOffice other = office.node(others);
        other.append(5);
        Signer without = signer(other);

        assertThat(without.run().orElseThrow().signatures()).hasSize(1);
        assertThat(without.secondLineTrouble())
                .get()
                .satisfies(why -> assertThat(why.isContradiction()).isFalse())
                .asString()
                .contains("log-sm2.key");
        assertThat(others.resolve("log-sm2.key")).doesNotExist();

        Files.copy(keys.resolve("log-sm2.key"), others.resolve("log-sm2.key"));
        without.run();
        assertThat(root(office.latest().orElseThrow())).contains(rootOfEvents(10));
        assertThat(without.secondLineTrouble()).isEmpty();
        other.database.close();
    }

    @Test
    void givenADamagedKeyFile_whenSigned_thenItIsNamedAndTheFirstLineGoesOn() throws IOException {
        office.append(5);
        signer(office).run();
        String good = Files.readString(keys.resolve("log-sm2.key"));
        for (String bad : List.of(
                good.substring(0, good.length() / 2),
                "",
                good.replace("PRIVATE", "PUBLIC"),
                Files.readString(keys.resolve("log.key")))) {
            Files.writeString(keys.resolve("log-sm2.key"), bad);
            office.append(1);
            Signer signer = signer(office);
            assertThat(signer.run().orElseThrow().signatures()).hasSize(1);
            assertThat(signer.secondLineTrouble()).get().asString().contains("log-sm2.key");
        }
        Files.writeString(keys.resolve("log-sm2.key"), good);
        office.append(1);
        assertThat(signer(office).run().orElseThrow().signatures()).hasSize(2);
    }

    @Test
    void whenTheKeyIsReplaced_thenTheNewOneSigns_andBothAreKnown() throws IOException {
        office.append(5);
        Signer signer = signer(office);
        signer.run();
        String before = Files.readString(keys.resolve("log-sm2.key"));

        LogKey made = signer.rotateSecond();
        office.append(5);
        SignedNote note = signer.run().orElseThrow();

        assertThat(made.validFrom()).isEqualTo(5);
        assertThat(sm2Keys()).hasSize(2).last().isEqualTo(made.verifier());
        assertThat(Sm3Line.root(note, List.of(made.verifier()))).isPresent();
        assertThat(Files.readString(keys.resolve("log-sm2.key"))).isNotEqualTo(before);
        assertThat(keys.resolve("log-sm2.key.next")).doesNotExist();
        assertThat(verified().fault()).isEmpty();
        assertThat(new StoredProofCheck(office.database).run()).isEmpty();
        assertThatThrownBy(() -> office.signer().rotateSecond())
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("caseledger.log.sm2");
    }

    @Test
    void givenTheKeyLost_whenItIsReplaced_thenTheLineGoesOnUnderANewOne() throws IOException {
        office.append(5);
        signer(office).run();
        Files.delete(keys.resolve("log-sm2.key"));
        office.append(1);
        Signer signer = signer(office);
        assertThat(signer.run().orElseThrow().signatures()).hasSize(1);

        signer.rotateSecond();
        signer.run();

        assertThat(root(office.latest().orElseThrow())).contains(rootOfEvents(6));
        assertThat(new StoredProofCheck(office.database).run()).isEmpty();
        assertThat(verified().fault()).isEmpty();
    }

    @Test
    void givenTheLogBegunAnewUnderAnotherName_whenSigned_thenItHasAKeyOfThatName() {
        office.append(5);
        Signer signer = signer(office);
        signer.run();
        signer.beginAnew("ledger.test/log-2");
        office.append(1);

        SignedNote note = signer.run().orElseThrow();

        assertThat(note.signatures()).hasSize(2);
        assertThat(note.signatures().get(1).name()).isEqualTo("ledger.test/log-2");
        assertThat(root(note)).contains(rootOfEvents(6));
        assertThat(new StoredProofCheck(office.database).run()).isEmpty();
    }

    @Test
    void givenAKeyThatTheLogHasNotIntroduced_whenTheRowsAreChecked_thenItIsForeign() {
        office.append(5);
        signer(office).run();
        office.sql.update(
                """
                INSERT INTO proof.sm2_key (number, vkey, valid_from, introduction)
                SELECT 2, ?, 1, introduction FROM proof.sm2_key
                """, SigningKey.generate(ORIGIN, KeyType.SM2).verifier().toString());

        assertThat(new StoredProofCheck(office.database).run())
                .get()
                .satisfies(fault -> assertThat(fault.en()).contains("it is foreign"));
    }
}
