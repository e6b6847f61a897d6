package org.caseledger.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.caseledger.cosigning.SignedLedger;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case files made from the stored and signed log. */
class CaseProofsIT {
    private static final UUID ANOTHER = new UUID(9, 9);
    private static final SigningKey WITNESS = SigningKey.generate("committee.test/w1", KeyType.COSIGNATURE);

    @TempDir
    Path folder;

    private SignedLedger ledger;

    @BeforeEach
    void aLedger() {
        ledger = new SignedLedger(folder);
    }

    private CaseProofs proofs(Duration patience, VerifierKey... witnesses) {
        return new CaseProofs(ledger.log(), ledger.published(), List.of(witnesses), 1, position -> List.of(), patience);
    }

    private static Map<String, Optional<UUID>> beside(boolean handedOut) {
        var beside = new LinkedHashMap<String, Optional<UUID>>();
        for (var name : List.of("refusals", "openings", "finding-answers", "noticed")) {
            beside.put(name, Optional.of(stream(name)).filter(id -> handedOut));
        }
        return beside;
    }

    private static UUID stream(String name) {
        return UUID.nameUUIDFromBytes((name + "/" + SampleLog.CASE).getBytes());
    }

    private void cosign(SignedNote note) {
        ledger.published()
                .addCosignatures(
                        Checkpoint.parse(note.text()).size(),
                        List.of(WITNESS.cosign(note.text(), SampleLog.SEEN)),
                        SampleLog.SEEN);
    }

    @Test
    void givenACaseInASignedLog_whenHandedOut_thenTheProgramInItAgrees() throws Exception {
        ledger.append(700, "thing-done", ANOTHER, SampleLog.CASE, ANOTHER, stream("openings"), ANOTHER);
        cosign(ledger.sign());
        ledger.grow(3);

        byte[] zip = proofs(Duration.ZERO, WITNESS.verifier())
                .of(SampleLog.CASE, beside(true))
                .orElseThrow()
                .zip();

        var files = new Zipped(zip).files();
        Path program = Files.write(folder.resolve("Verify.java"), files.get("Verify.java"));
        Path file = Files.write(folder.resolve("case.zip"), zip);
        var answer = VerifierProgram.run(
                program,
                "--key",
                ledger.key().toString(),
                "--key",
                WITNESS.verifier().toString(),
                file.toString());
        assertThat(answer.exit()).as(answer.said()).isZero();
        assertThat(answer.said())
                .contains("tree size: 700", "events: 140", "refusals: 0", "openings: 140")
                .contains("ALL RIGHT");
        assertThat(new String(files.get("README.md")))
                .contains(ledger.key().toString(), Fingerprint.of(ledger.key()))
                .contains(Fingerprint.of(WITNESS.verifier()), SampleLog.CASE.toString());
        assertThat(new String(files.get("EVIDENCE.md")))
                .contains("事件 140 个", "检查点覆盖 700 条记录", SampleLog.CASE.toString())
                .contains("- committee.test/w1 2026-03-02 12:10:00 +08:00")
                .doesNotContain("{", "}");
    }

    @Test
    void givenTheSameCaseAtTheSameCheckpoint_whenHandedOutAgain_thenTheBytesAreTheSame() throws Exception {
        ledger.append(6, "thing-done", SampleLog.CASE, ANOTHER);
        cosign(ledger.sign());
        byte[] first = zip();
        ledger.grow(2);

        assertThat(zip()).isEqualTo(first);
    }

    private byte[] zip() {
        return proofs(Duration.ZERO)
                .of(SampleLog.CASE, beside(false))
                .orElseThrow()
                .zip();
    }

    @Test
    void givenStreamsThatAreNotForTheReader_whenHandedOut_thenNothingOfThemIsInIt() throws Exception {
        ledger.append(6, "thing-done", SampleLog.CASE, stream("openings"), stream("refusals"));
        ledger.sign();

        var files = new Zipped(zip()).files();
        assertThat(files.keySet())
                .anyMatch(name -> name.startsWith("events/"))
                .noneMatch(name -> name.startsWith("openings/") || name.startsWith("refusals/"));
        assertThat(new String(files.get("case.txt")))
                .endsWith("refusals -\nopenings -\nfinding-answers -\nnoticed -\nstamps 0\n");
    }

    @Test
    void givenAnEventThatIsNotSigned_whenHandedOut_thenItIsWaitedFor() {
        ledger.append(2, "thing-done", SampleLog.CASE);
        notSignedYet("position 2 ", "up to 0");
        ledger.sign();
        ledger.append(1, "thing-done", SampleLog.CASE);
        notSignedYet("position 3 ", "up to 2");

        var waiting = CompletableFuture.supplyAsync(
                () -> proofs(Duration.ofSeconds(30)).of(SampleLog.CASE, beside(true)));
        assertThat(waiting).isNotDone();
        ledger.sign();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
        assertThat(waiting.join().orElseThrow().treeSize()).isEqualTo(3);
    }

    private void notSignedYet(String... why) {
        assertThatThrownBy(this::zip).isInstanceOf(NotSignedYet.class).hasMessageContainingAll(why);
    }

    @Test
    void givenANewEventThatNoWitnessHasSigned_whenHandedOut_thenTheOldCheckpointIsNotUsed() {
        ledger.append(2, "thing-done", SampleLog.CASE);
        cosign(ledger.sign());
        ledger.append(1, "thing-done", SampleLog.CASE);
        ledger.sign();

        var file = proofs(Duration.ZERO, WITNESS.verifier())
                .of(SampleLog.CASE, beside(true))
                .orElseThrow();
        assertThat(file.treeSize()).isEqualTo(3);
        assertThat(file.checkpoint().signatures()).hasSize(1);
    }

    @Test
    void givenAWitnessThatHasNotSignedYet_whenHandedOut_thenItsSignatureIsWaitedFor() {
        ledger.append(2, "thing-done", SampleLog.CASE);
        var note = ledger.sign();

        var waiting = CompletableFuture.supplyAsync(
                () -> proofs(Duration.ofSeconds(30), WITNESS.verifier()).of(SampleLog.CASE, beside(true)));
        await().during(Duration.ofMillis(300)).until(() -> !waiting.isDone());
        cosign(note);
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
        assertThat(waiting.join().orElseThrow().checkpoint().signatures()).hasSize(2);
    }

    @Test
    void givenNoSuchCase_whenAskedFor_thenThereIsNone() throws Exception {
        assertThat(proofs(Duration.ZERO).of(UUID.randomUUID(), beside(true))).isEmpty();
    }
}
