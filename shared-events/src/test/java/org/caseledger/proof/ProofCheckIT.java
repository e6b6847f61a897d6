package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.testing.TestDatabase;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.TlogProof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 700 events with checkpoints at 300, 600 and 700, and manipulations by their owner. */
class ProofCheckIT {
    @TempDir
    Path keys;

    private ProofOffice office;
    private final List<KeptCheckpoint> kept = new ArrayList<>();

    @BeforeEach
    void aSignedLog() {
        office = signed(keys, "thing-done");
        for (long size : new long[] {300, 600, 700}) {
            kept.add(keep(size));
        }
    }

    private static ProofOffice signed(Path keys, String lastType) {
        ProofOffice office = ProofOffice.in(keys).append(300);
        Signer signer = office.signer();
        for (int more : new int[] {300, 100, 0}) {
            // If the key has already signed a different history, the thief does not have this file.
            keys.resolve("log.signed").toFile().delete();
            signer.run();
            office.append(more, more == 100 ? lastType : "thing-done");
        }
        return office;
    }

    private KeptCheckpoint keep(long size) {
        return KeptCheckpoint.of(
                "kept at " + size, office.published().checkpoint(size).orElseThrow());
    }

    private ProofCheck.Report check(KeptCheckpoint... against) {
        return new ProofCheck(office.database, TestDatabase.EVENT_KEY).run(List.of(against), position -> {});
    }

    private void assertFault(ProofCheck.Report report, long position, String found) {
        assertThat(report.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.en())
                    .startsWith("position %d: ".formatted(position))
                    .contains(found);
            assertThat(fault.zh()).startsWith("位置 %d：".formatted(position));
            assertThat(fault.position()).isEqualTo(position);
        });
    }

    @Test
    void givenALogAsSigned_whenChecked_thenAllAgrees() {
        var progress = new ArrayList<Long>();
        ProofCheck.Report report = new ProofCheck(office.database, TestDatabase.EVENT_KEY).run(kept, progress::add);

        assertThat(report).isEqualTo(new ProofCheck.Report(700, 700, 3, Optional.empty()));
        assertThat(progress).endsWith(700L);
    }

    @Test
    void givenEventsThatAreNotSignedYet_whenChecked_thenItAgreesAndSaysHowFarItIsSigned() {
        office.append(30);
        assertThat(check()).isEqualTo(new ProofCheck.Report(730, 700, 3, Optional.empty()));
    }

    @Test
    void givenAnEmptyLog_whenChecked_thenItAgrees() {
        office = ProofOffice.in(keys);
        assertThat(check()).isEqualTo(new ProofCheck.Report(0, 0, 0, Optional.empty()));
        assertFault(check(kept.get(0)), 1, "events are missing that kept at 300");
    }

    /** Changes an event as a holder of the master key can. */
    private void rewriteEvent(long position) {
        StoredEvent event = office.log.readAfter(position - 1, 1).get(0);
        office.asOwner("ledger.event", "UPDATE ledger.event SET type = 'undone' WHERE position = " + position);
        StoredEvent changed = office.asStored.readAfter(position - 1, 1).get(0);
        new Forger(office).reseal(position);
        assertThat(event.leafHash()).isNotEqualTo(Leaf.hash(changed));
    }

    @ParameterizedTest
    @CsvSource({"1", "255", "256", "257", "600", "699", "700"})
    void givenAnEventRewrittenWithItsHash_whenChecked_thenItsTileNamesIt(long position) {
        rewriteEvent(position);
        assertFault(check(), position, "it disagrees with the tile tile/0/%03d".formatted((position - 1) / 256));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    event      | UPDATE ledger.event SET payload = '{}' WHERE position = 500 | 500 | its content disagrees
                    event      | DELETE FROM ledger.event WHERE position = 500               | 500 | is missing
                    event      | DELETE FROM ledger.event WHERE position > 650               | 651 | is missing
                    tile       | DELETE FROM proof.tile WHERE level = 0 AND index = 1        | 257 | disagrees with the tile tile/0/001
                    tile       | DELETE FROM proof.tile WHERE level = 1                      | 1   | the tile tile/1/000 disagrees
                    tile       | UPDATE proof.tile SET hashes = substring(hashes FOR 32) WHERE level = 0 AND index = 2 | 514 | disagrees with the tile tile/0/002
                    tile       | UPDATE proof.tile SET hashes = overlay(hashes PLACING sha256('') FROM 33) WHERE level = 1 | 257 | the tile tile/1/000 disagrees
                    checkpoint | UPDATE proof.checkpoint SET note = replace(note, '300', '299') WHERE size = 300 | 300 | not one that the log's keys
                    checkpoint | UPDATE proof.checkpoint SET note = 'x' WHERE size = 600     | 600 | not one that the log's keys
                    checkpoint | UPDATE proof.checkpoint SET note = (SELECT note FROM proof.checkpoint WHERE size = 300) WHERE size = 600 | 600 | not one that the log's keys
                    """)
    void givenALogOfWhichSomethingIsChanged_whenChecked_thenThePlaceIsNamed(
            String table, String change, long position, String found) {
        String schema = table.equals("event") ? "ledger." : "proof.";
        office.asOwner(schema + table, change);
        assertFault(check(), position, found);
    }

    @Test
    void givenACheckpointSignedByAnotherKey_whenChecked_thenItIsNamed() {
        SigningKey other = SigningKey.generate(ProofOffice.ORIGIN, KeyType.ED25519);
        String text = kept.get(1).note().text();
        office.asOwner(
                "proof.checkpoint",
                "UPDATE proof.checkpoint SET note = '%s' WHERE size = 600"
                        .formatted(new SignedNote(text, List.of(other.sign(text)))));

        assertFault(check(), 600, "not one that the log's keys");
    }

    @Test
    void givenAnEndCutOffWithItsHead_whenChecked_thenTheTilesTellWhatIsMissing() {
        office.asOwner("ledger.event", "DELETE FROM ledger.event WHERE position > 650");
        office.sql.update("UPDATE ledger.head SET position = 650");
        assertFault(check(), 651, "to position 700 events are missing that the tiles have");
        cutTiles();
        assertFault(check(), 651, "to position 700 events are missing that a checkpoint");
        // With the checkpoint gone too, only what was kept elsewhere reveals it.
        office.asOwner("proof.checkpoint", "DELETE FROM proof.checkpoint WHERE size = 700");
        assertThat(check(kept.get(0), kept.get(1)).fault()).isEmpty();
        assertFault(check(kept.get(2)), 651, "to position 700 events are missing that kept at 700");
    }

    private void cutTiles() {
        office.asOwner("proof.tree", "UPDATE proof.tree SET size = 650");
        office.asOwner(
                "proof.tile",
                "UPDATE proof.tile SET hashes = substring(hashes FOR 32 * (650 - 512))"
                        + " WHERE level = 0 AND index = 2");
    }

    @Test
    void givenAPastRewrittenAndSignedAgain_whenChecked_thenWhatWasKeptTellsFromWhere(@TempDir Path stolen)
            throws IOException {
        Files.copy(keys.resolve("log.key"), stolen.resolve("log.key"));
        office = signed(stolen, "another-thing-done");

        assertThat(check().fault()).as("the forgery is whole in itself").isEmpty();
        assertThat(check(kept.get(0), kept.get(1)).fault()).isEmpty();
        assertFault(check(kept.get(2)), 1, "from here to position 700 the past is not that of");
        assertFault(check(kept.get(2), kept.get(1)), 601, "from here to position 700 the past is");
    }

    @Test
    void givenAProofOfALeaf_whenKept_thenItHoldsForThatEventOnly() {
        SignedNote note = office.published().checkpoint(600).orElseThrow();
        TlogProof proof = office.published().proof(42, note);
        assertThat(check(KeptCheckpoint.parse("a proof", proof.toString())).fault())
                .isEmpty();

        TlogProof other = new TlogProof(proof.extra(), 42, proof.proof(), note);
        assertFault(check(KeptCheckpoint.parse("a proof", other.toString())), 43, "the proof a proof does not hold");
        KeptCheckpoint.parse("a note", note.toString()).requireSignedBy(office.verifiers());
        assertThatThrownBy(() -> kept.get(0).requireSignedBy(List.of()))
                .isInstanceOf(NoteRejected.class)
                .hasMessageContaining("kept at 300");
    }

    @Test
    void givenALogThatGrowsMeanwhile_whenChecked_thenItAgreesUpToItsBeginning() throws Exception {
        Signer signer = office.signer();
        try (var other = TestDatabase.another(office.database)) {
            var writer = new Thread(() -> {
                for (int i = 0; i < 30; i++) {
                    office.append(40);
                    signer.run();
                }
            });
            writer.start();
            do {
                assertThat(new ProofCheck(other, TestDatabase.EVENT_KEY)
                                .run(kept, position -> {})
                                .fault())
                        .isEmpty();
            } while (writer.isAlive());
            writer.join();
        }
    }
}
