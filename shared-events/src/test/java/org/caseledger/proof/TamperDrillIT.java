package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.testing.TestDatabase;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.AddCheckpoint;
import org.caseledger.witness.RunningWitness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The owner of the database changes recorded data in one way after another: what is detected by the check of the whole
 * log, by the signer, by the check against a checkpoint kept elsewhere, and by a witness. Each drill runs on a copy of
 * one signed log.
 */
class TamperDrillIT {
    private static final int EVENTS = 10_000;
    private static final int BACKUP = 8_000;
    private static final int CUT = 9_950;

    /** The event that is changed. */
    private static final long P = 9_001;

    private static final String WHO_ACTED = "metadata = '{\"actor\":\"li\"}'";
    private static final String OTHER_METADATA = "metadata = '{\"actor\":\"wang\",\"by\":\"li\"}'";
    private static final String LATER = "recorded_at = recorded_at + interval '1 day'";
    private static final String NOTHING = "";
    private static final String REMEMBERED = "log.signed";
    private static final int COSIGNED = 200;
    private static final int NOT_THE_KEY_KNOWN = 403;
    private static final int NOT_THE_SIZE_KNOWN = 409;
    private static final int PROOF_WRONG = 422;

    /**
     * The log or its older backup, the last checkpoint as remembered by the office; the findings of the four, empty for
     * none, and the witness's answer.
     */
    record Drill(
            String name,
            boolean onBackup,
            String lastSigned,
            Change change,
            String check,
            String signer,
            String against,
            int witness) {
        static Drill of(String name, Change change, String found) {
            return new Drill(name, false, REMEMBERED, change, found, NOTHING, found, COSIGNED);
        }

        /** A change detected only by those who remember outside the database; the check alone does not detect it. */
        static Drill beyondTheCheck(String name, String lastSigned, Change change, String signer, int witness) {
            return new Drill(name, false, lastSigned, change, NOTHING, signer, "the kept checkpoint", witness);
        }

        Drill inTheBackup() {
            return new Drill(name, true, lastSigned, change, check, signer, against, witness);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The action of the forger. */
    @FunctionalInterface
    interface Change {
        void by(Forger forger, ProofOffice office) throws IOException;
    }

    @TempDir
    static Path folder;

    private static final List<String> TABLE = new ArrayList<>();
    private static Path keys;
    private static ProofOffice backup;
    private static ProofOffice office;
    private static SignedNote kept;
    private static List<VerifierKey> verifiers;

    @BeforeAll
    static void aSignedLogAndAnOlderBackupOfIt() throws IOException {
        keys = Files.createDirectories(folder.resolve("keys"));
        backup = ProofOffice.in(keys).append(BACKUP / 2);
        backup.signer().run();
        backup.append(BACKUP / 2).signer().run();
        Files.copy(keys.resolve("log.signed"), folder.resolve("log.signed.backup"));
        office = backup.copy(keys).append(EVENTS - BACKUP);
        kept = office.signer().run().orElseThrow();
        verifiers = office.verifiers();
        office.database.close();
    }

    @AfterAll
    static void tell() {
        System.out.printf(
                "drills: | %d events, changed by the owner of the database | the whole check | the signer | against a kept checkpoint | a witness |%n",
                EVENTS);
        TABLE.forEach(System.out::println);
    }

    /** A forger who changes events and leaves their leaf hashes. */
    static Stream<Drill> changed() {
        String changed = "its content disagrees with its leaf hash";
        return Stream.of(
                Drill.of("a payload", (f, o) -> f.event(P, "payload = '{\"n\":1}'"), changed),
                Drill.of("who acted", (f, o) -> f.event(P, WHO_ACTED), changed),
                Drill.of("other metadata", (f, o) -> f.event(P, OTHER_METADATA), changed),
                Drill.of("a type", (f, o) -> f.event(P, "type = 'thing-undone'"), changed),
                Drill.of("a time, to later", (f, o) -> f.event(EVENTS, LATER), changed),
                Drill.of(
                        "a time, to earlier",
                        (f, o) -> f.event(P, "recorded_at = recorded_at - interval '1 day'"),
                        "it was recorded earlier"),
                Drill.of("an event deleted", (f, o) -> f.delete(P, P), "event at this position is missing"),
                Drill.of("an event put behind the end", (f, o) -> f.insertAt(EVENTS + 1), "after the last position"),
                Drill.of("two events swapped", (f, o) -> f.swap(P, P + 1), "its content disagrees with its leaf hash"),
                Drill.of(
                        "two events of a case swapped",
                        (f, o) -> f.swap(P, P + 7),
                        "it stands before the event that precedes it"));
    }

    /** A forger who recomputes the leaf hashes: only the tree above them reveals it. */
    static Stream<Drill> resealed() {
        String tile = "it disagrees with the tile tile/0/035";
        return Stream.of(
                Drill.of(
                        "a payload, resealed",
                        (f, o) -> f.event(P, "payload = '{\"n\":1}'").reseal(P),
                        tile),
                Drill.of("who acted, resealed", (f, o) -> f.event(P, WHO_ACTED).reseal(P), tile),
                Drill.of(
                        "other metadata, resealed",
                        (f, o) -> f.event(P, OTHER_METADATA).reseal(P),
                        tile),
                Drill.of(
                        "a time, resealed",
                        (f, o) -> f.event(EVENTS, LATER).reseal(EVENTS),
                        "it disagrees with the tile tile/0/039"),
                Drill.of(
                        "two events swapped, resealed",
                        (f, o) -> f.swap(P, P + 1).reseal(P),
                        tile),
                new Drill(
                        "an event deleted, the gap closed, resealed",
                        false,
                        REMEMBERED,
                        (f, o) -> f.deleteWithoutAGap(P).reseal(P),
                        tile,
                        "its end was cut off",
                        tile,
                        COSIGNED),
                Drill.of("an event inserted, resealed", (f, o) -> f.insert(P).reseal(P), tile));
    }

    /** A forger who cuts off the end, and more and more of what remembers it. */
    static Stream<Drill> cutOff() {
        Change end = (f, o) -> f.delete(CUT + 1, EVENTS).head(CUT);
        Change tiles = (f, o) -> cutTiles(f, o, end);
        Change checkpoint = (f, o) -> {
            tiles.by(f, o);
            o.asOwner("proof.checkpoint", "DELETE FROM proof.checkpoint WHERE size > " + CUT);
        };
        String cutOff = "its end was cut off or an old backup restored";
        return Stream.of(
                new Drill(
                        "the end cut off, head set back",
                        false,
                        REMEMBERED,
                        end,
                        "events are missing that the tiles have",
                        "its end was cut off",
                        "events are missing that the tiles have",
                        COSIGNED),
                new Drill(
                        "the same, and from the tiles",
                        false,
                        REMEMBERED,
                        tiles,
                        "events are missing that a checkpoint",
                        cutOff,
                        "events are missing that a checkpoint",
                        COSIGNED),
                Drill.beyondTheCheck(
                        "the same, and the checkpoint", REMEMBERED, checkpoint, cutOff, NOT_THE_SIZE_KNOWN),
                Drill.beyondTheCheck(
                        "the same, and the state next to the key", NOTHING, checkpoint, NOTHING, NOT_THE_SIZE_KNOWN));
    }

    /** A forger who also has the log key, or restores an old backup. */
    static Stream<Drill> replaced() {
        String rewritten = "the past was rewritten";
        Change nothingElse = (f, o) -> {};
        Change goesOn = (f, o) -> o.append(EVENTS - BACKUP + 500, "another-thing-done");
        return Stream.of(
                Drill.beyondTheCheck(
                        "all rewritten, signed with the stolen key",
                        REMEMBERED,
                        TamperDrillIT::rewriteAndSign,
                        rewritten,
                        PROOF_WRONG),
                Drill.beyondTheCheck(
                        "the same, and the state next to the key gone",
                        NOTHING,
                        TamperDrillIT::rewriteAndSign,
                        NOTHING,
                        PROOF_WRONG),
                Drill.beyondTheCheck(
                        "all rewritten, signed with another key",
                        REMEMBERED,
                        TamperDrillIT::rewriteAndSignWithAnotherKey,
                        "the log key of this node is not the one in use",
                        NOT_THE_KEY_KNOWN),
                Drill.beyondTheCheck(
                                "an old backup restored",
                                REMEMBERED,
                                nothingElse,
                                "an old backup restored",
                                NOT_THE_SIZE_KNOWN)
                        .inTheBackup(),
                Drill.beyondTheCheck(
                                "an old backup restored, with the keys' folder",
                                "log.signed.backup",
                                nothingElse,
                                NOTHING,
                                NOT_THE_SIZE_KNOWN)
                        .inTheBackup(),
                Drill.beyondTheCheck(
                                "the same, and the ledger went on", "log.signed.backup", goesOn, NOTHING, PROOF_WRONG)
                        .inTheBackup());
    }

    /** What cannot be detected: whoever may write to the database may also append to it. */
    static Stream<Drill> appended() {
        return Stream.of(new Drill(
                "an event appended by hand",
                false,
                REMEMBERED,
                (f, o) -> f.append().reseal(EVENTS + 1),
                NOTHING,
                NOTHING,
                NOTHING,
                COSIGNED));
    }

    private static void cutTiles(Forger forger, ProofOffice o, Change end) throws IOException {
        end.by(forger, o);
        o.asOwner("proof.tree", "UPDATE proof.tree SET size = " + CUT);
        o.asOwner(
                "proof.tile",
                "UPDATE proof.tile SET hashes = substring(hashes FOR 32 * (%d %% 256)) WHERE (level, index) = (0, %d)"
                        .formatted(CUT, CUT / 256));
        o.asOwner("proof.tile", "DELETE FROM proof.tile WHERE level = 0 AND index > " + CUT / 256);
        o.asOwner(
                "proof.tile",
                "UPDATE proof.tile SET hashes = substring(hashes FOR 32 * %d) WHERE level = 1".formatted(CUT / 256));
    }

    private static void rewriteAndSign(Forger forger, ProofOffice o) throws IOException {
        forger.event(P, WHO_ACTED).reseal(P).untile();
        var stolen = new LogKeyFiles(officeKeys(NOTHING));
        new Signer(o.database, TestDatabase.EVENT_KEY, stolen, ProofOffice.NOON)
                .run()
                .orElseThrow();
    }

    private static void rewriteAndSignWithAnotherKey(Forger forger, ProofOffice o) throws IOException {
        forger.event(P, WHO_ACTED).reseal(P).untile();
        o.asOwner("proof.log_key", "DELETE FROM proof.log_key");
        var own = new LogKeyFiles(Files.createTempDirectory(folder, "own"));
        var signer = new Signer(o.database, TestDatabase.EVENT_KEY, own, ProofOffice.NOON);
        signer.keyOrFirst(ProofOffice.ORIGIN);
        signer.run().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource({"changed", "resealed", "cutOff", "replaced", "appended"})
    void givenASignedLog_whenItsOwnerChangesIt_thenItIsFound(Drill drill) throws Exception {
        ProofOffice changed = (drill.onBackup ? backup : office).copy(officeKeys(drill.lastSigned));
        drill.change.by(new Forger(changed), changed);
        long started = System.nanoTime();
        Optional<Fault> check = check(changed);
        double seconds = (System.nanoTime() - started) / 1e9;
        Optional<Fault> against = check(changed, KeptCheckpoint.parse("the kept checkpoint", kept.toString()));
        String signer = sign(changed);
        int witness = witness(changed);
        TABLE.add("drills: | %s | %.2f s: %s | %s | %s | %d |"
                .formatted(
                        drill.name,
                        seconds,
                        text(check),
                        signer.isEmpty() ? "notices nothing" : signer,
                        check.equals(against) ? "the same" : text(against),
                        witness));
        assertFound(check.map(Fault::en).orElse(NOTHING), drill.check);
        assertFound(against.map(Fault::en).orElse(NOTHING), drill.against);
        assertFound(signer, drill.signer);
        assertThat(witness).isEqualTo(drill.witness);
        TestDatabase.drop(changed.database);
    }

    private static void assertFound(String found, String expected) {
        if (expected.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(expected);
        }
    }

    private static String text(Optional<Fault> fault) {
        return fault.map(Fault::en).orElse("nothing");
    }

    private static Optional<Fault> check(ProofOffice changed, KeptCheckpoint... kept) {
        return new ProofCheck(changed.database, TestDatabase.EVENT_KEY)
                .run(List.of(kept), position -> {})
                .fault();
    }

    /** The message of the office's own signer when it continues; empty if it notices nothing. */
    private static String sign(ProofOffice changed) {
        try {
            changed.signer().run();
            return NOTHING;
        } catch (SigningRefused e) {
            return e.en();
        }
    }

    /** The answer of a witness that has cosigned the original log. */
    private static int witness(ProofOffice changed) throws IOException {
        try (var witness =
                new RunningWitness(Files.createTempDirectory(folder, "witness"), ProofOffice.NOON, verifiers.get(0))) {
            assertThat(witness.add(new AddCheckpoint(0, List.of(), kept)).statusCode())
                    .isEqualTo(200);
            SignedNote last = changed.latest().orElseThrow();
            long size = Checkpoint.parse(last.text()).size();
            long old = Math.min(size, EVENTS);
            return witness.add(new AddCheckpoint(
                            old, changed.published().tree(size).consistency(old), last))
                    .statusCode();
        }
    }

    /** The office's key, with its last signed checkpoint or another state of it. */
    private static Path officeKeys(String lastSigned) throws IOException {
        Path honest = Files.createTempDirectory(folder, "keys");
        Files.copy(keys.resolve("log.key"), honest.resolve("log.key"));
        if (!lastSigned.isEmpty()) {
            Path state = lastSigned.equals(REMEMBERED) ? keys : folder;
            Files.copy(state.resolve(lastSigned), honest.resolve("log.signed"));
        }
        return honest;
    }
}
