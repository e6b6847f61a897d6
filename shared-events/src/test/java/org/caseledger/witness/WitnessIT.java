package org.caseledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.caseledger.testing.TestFolders;
import org.caseledger.text.LabelledException;
import org.caseledger.tlog.Cosignature;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of a witness over HTTP (C2SP tlog-witness), and its files on disk. */
class WitnessIT {
    private static final Instant NOW = Instant.parse("2026-03-02T04:10:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW.plusMillis(700), ZoneOffset.UTC);

    private static final String SECOND = "witness-ml-dsa-44.key";

    private final TestLog log = TestLog.create();

    @TempDir
    private Path data = Path.of("");

    private RunningWitness witness() throws IOException {
        return new RunningWitness(data, CLOCK, log.key().verifier());
    }

    private static SignedNote cosigned(SignedNote note, HttpResponse<String> answer, VerifierKey witness) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).endsWith("\n");
        var whole = note;
        for (String line : answer.body().lines().toList()) {
            whole = whole.with(NoteSignature.parse(line));
        }
        assertThat(whole.verify(Set.of(witness))).containsExactly(witness);
        return whole;
    }

    @Test
    void givenALogThatGrows_whenAsked_thenEachCheckpointIsCosignedAndTheLatestShown() throws Exception {
        try (var witness = witness()) {
            cosigned(log.at(3), witness.add(log.growth(0, 3)), witness.key());
            var ten = cosigned(log.at(10), witness.add(log.growth(3, 10)), witness.key());
            assertThat(ten.verify(witness.keys())).hasSize(2);
            assertThat(ten.signatures().stream().skip(1).map(Cosignature::time)).containsExactly(NOW, NOW);
            cosigned(log.at(10), witness.add(log.growth(10, 10)), witness.key());

            var shown = witness.get("/" + WatchedLog.hash(TestLog.ORIGIN) + "/checkpoint");
            assertThat(shown.statusCode()).isEqualTo(200);
            var note = SignedNote.parse(shown.body());
            assertThat(note.text()).isEqualTo(log.at(10).text());
            assertThat(note.verify(List.of(log.key().verifier(), witness.key())))
                    .hasSize(2);
            assertThat(note.verify(witness.keys())).hasSize(2);
            assertThat(witness.told())
                    .hasSize(3)
                    .allMatch(line -> line.startsWith("已见证 cosigned: ledger.test/log, size "));
        }
    }

    @Test
    void givenAnEmptyLog_whenAsked_thenItsOneRootIsCosignedAndNoOther() throws Exception {
        try (var witness = witness()) {
            assertThat(witness.get("/" + WatchedLog.hash(TestLog.ORIGIN) + "/checkpoint"))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(404);
            cosigned(log.at(0), witness.add(log.growth(0, 0)), witness.key());
            String text = log.at(0).text().replaceFirst("\n[^\n]+\n$", "\n" + "A".repeat(43) + "=\n");
            var wrong = new SignedNote(text, List.of(log.key().sign(text)));
            assertThat(witness.add(new AddCheckpoint(0, List.of(), wrong)).statusCode())
                    .isEqualTo(422);
            cosigned(log.at(5), witness.add(log.growth(0, 5)), witness.key());
        }
    }

    @Test
    void givenAnotherSize_whenAsked_thenTheWitnessTellsItsOwn() throws Exception {
        try (var witness = witness()) {
            witness.add(log.growth(0, 6));
            for (var request : List.of(log.growth(0, 9), log.growth(5, 9), log.growth(7, 9))) {
                var answer = witness.add(request);
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body()).isEqualTo("6\n");
                assertThat(answer.headers().allValues("Content-Type")).containsExactly("text/x.tlog.size");
            }
            cosigned(log.at(9), witness.add(log.growth(6, 9)), witness.key());
        }
    }

    @Test
    void givenARewrittenHistory_whenAsked_thenItIsRefusedAndKeptAsEvidence() throws Exception {
        try (var witness = witness()) {
            witness.add(log.growth(0, 6));
            var other = log.rewritten();
            for (var request : List.of(
                    other.growth(6, 9),
                    other.growth(6, 6),
                    new AddCheckpoint(6, List.of(), log.at(9)),
                    new AddCheckpoint(6, log.growth(5, 9).proof(), log.at(9)))) {
                assertThat(witness.add(request).statusCode()).isEqualTo(422);
                assertThat(witness.add(request).statusCode()).isEqualTo(422);
            }
            assertThat(evidence()).hasSize(4).contains(other.growth(6, 9).body());
            cosigned(log.at(9), witness.add(log.growth(6, 9)), witness.key());
        }
    }

    private List<String> evidence() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(data, "evidence-*")) {
            for (Path file : files) {
                found.add(Files.readString(file));
            }
        }
        return found;
    }

    @Test
    void givenAProofForAFirstCheckpoint_whenAsked_thenItIsRefused() throws Exception {
        try (var witness = witness()) {
            var request = new AddCheckpoint(0, log.growth(2, 5).proof(), log.at(5));
            assertThat(witness.add(request).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void givenAnotherKeyOrAFailingSignature_whenAsked_thenItIsForbidden() throws Exception {
        var forger = SigningKey.generate(TestLog.ORIGIN, KeyType.ED25519);
        try (var witness = witness()) {
            assertThat(witness.add(log.signedBy(forger).growth(0, 3)).statusCode())
                    .isEqualTo(403);
            var note = log.at(3);
            var failing = new SignedNote(note.text(), log.at(4).signatures());
            assertThat(witness.add(new AddCheckpoint(0, List.of(), failing)).statusCode())
                    .isEqualTo(403);
            var both = note.with(forger.sign(note.text()));
            cosigned(note, witness.add(new AddCheckpoint(0, List.of(), both)), witness.key());
            var shown = witness.get("/" + WatchedLog.hash(TestLog.ORIGIN) + "/checkpoint");
            assertThat(SignedNote.parse(shown.body()).signatures()).hasSize(3);
        }
    }

    @Test
    void givenAnUnknownLog_whenAsked_thenItIsNotFound() throws Exception {
        var stranger = SigningKey.generate("stranger.test/log", KeyType.ED25519);
        String text = log.at(3).text().replace(TestLog.ORIGIN, "stranger.test/log");
        var note = new SignedNote(text, List.of(stranger.sign(text)));
        try (var witness = witness()) {
            assertThat(witness.add(new AddCheckpoint(0, List.of(), note)).statusCode())
                    .isEqualTo(404);
            assertThat(witness.get("/" + "0".repeat(64) + "/checkpoint").statusCode())
                    .isEqualTo(404);
            assertThat(witness.get("/").statusCode()).isEqualTo(404);
            var get = witness.get("/add-checkpoint");
            assertThat(get.statusCode()).isEqualTo(405);
            assertThat(get.headers().allValues("Allow")).containsExactly("POST");
            var post = witness.post("/" + WatchedLog.hash(TestLog.ORIGIN) + "/checkpoint");
            assertThat(post.statusCode()).isEqualTo(405);
            assertThat(post.headers().allValues("Allow")).containsExactly("GET");
        }
    }

    @Test
    void givenWhatIsNoRequest_whenAsked_thenItIsBad() throws Exception {
        String good = log.growth(0, 3).body();
        try (var witness = witness()) {
            for (var body : List.of(
                    "",
                    "old 0\n",
                    good.replace("old 0", "old 00"),
                    good.replace("old 0", "old -1"),
                    good.replace("old 0", "new 0"),
                    good.replace("old 0", "old 9999999999999999999"),
                    good.replace("old 0\n", "old 0\r\n"),
                    good.replace("old 0\n", "old 0\nAAAA\n"),
                    good.replace("old 0\n", "old 0\n" + ("A".repeat(43) + "=\n").repeat(64)),
                    good.replace("\n3\n", "\n03\n"),
                    good.strip(),
                    log.growth(5, 3).body())) {
                assertThat(witness.add(body).statusCode()).as(body).isEqualTo(400);
            }
            assertThat(witness.add(good + "x".repeat(200_000)))
                    .returns(400, HttpResponse::statusCode)
                    .returns("too large\n", HttpResponse::body);
            cosigned(log.at(3), witness.add(good), witness.key());
        }
    }

    @Test
    void givenManyRequestsAtOnce_whenAsked_thenOneIsCosignedAndTheOthersMeetItsSize() throws Exception {
        try (var witness = witness()) {
            witness.add(log.growth(0, 4));
            var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int size = 5; size < 25; size++) {
                answers.add(witness.addLater(log.growth(4, size).body()));
            }
            var statuses = answers.stream().map(a -> a.join().statusCode()).toList();
            assertThat(statuses).containsOnlyOnce(200).contains(409).hasSize(20);
            assertThat(statuses).containsOnly(200, 409);
        }
    }

    @Test
    void givenARestart_whenAsked_thenTheWitnessIsWhereItWas() throws Exception {
        VerifierKey key;
        try (var witness = witness()) {
            key = witness.key();
            witness.add(log.growth(0, 7));
        }
        try (var witness = witness()) {
            assertThat(witness.key()).isEqualTo(key);
            assertThat(witness.add(log.rewritten().growth(0, 7)).body()).isEqualTo("7\n");
            assertThat(witness.add(log.rewritten().growth(7, 8)).statusCode()).isEqualTo(422);
            cosigned(log.at(8), witness.add(log.growth(7, 8)), witness.key());
        }
    }

    @Test
    void givenANewKeyOfTheLog_whenBothAreKnown_thenTheSameHistoryGoesOn() throws Exception {
        var next = SigningKey.generate(TestLog.ORIGIN, KeyType.ED25519);
        try (var witness = witness()) {
            witness.add(log.growth(0, 3));
        }
        try (var witness = new RunningWitness(data, CLOCK, log.key().verifier(), next.verifier())) {
            cosigned(log.at(5), witness.add(log.signedBy(next).growth(3, 5)), witness.key());
            cosigned(log.at(6), witness.add(log.growth(5, 6)), witness.key());
        }
    }

    @Test
    void givenAFirstStart_whenItIsOver_thenTheKeyIsForItsOwnerOnly() throws Exception {
        witness().close();
        assertThat(Files.getPosixFilePermissions(data.resolve("witness.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(data.resolve("witness.key"))).startsWith("PRIVATE+KEY+");
        assertThat(Files.getPosixFilePermissions(data.resolve(SECOND)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void givenAWitnessOfBefore_whenItStartsAgain_thenItGoesOn_andSignsByMlDsa44Too() throws Exception {
        VerifierKey key;
        try (var witness = witness()) {
            key = witness.key();
            witness.add(log.growth(0, 7));
        }
        Files.delete(data.resolve(SECOND));
        Path state = data.resolve(WatchedLog.hash(TestLog.ORIGIN) + ".checkpoint");
        var kept = SignedNote.parse(Files.readString(state));
        Files.writeString(state, new SignedNote(kept.text(), kept.signatures().subList(0, 2)).toString());

        try (var witness = witness()) {
            assertThat(witness.key()).isEqualTo(key);
            var eight = cosigned(log.at(8), witness.add(log.growth(7, 8)), key);
            assertThat(eight.verify(witness.keys())).hasSize(2);
        }
        Files.writeString(data.resolve(SECOND), Files.readString(data.resolve("witness.key")));
        cannotStart("the key file is damaged");
        var another = SigningKey.generate("committee.test/w2", KeyType.ML_DSA_44);
        Files.writeString(data.resolve(SECOND), another.secret() + "\n" + another.verifier() + "\n");
        cannotStart("the key file is damaged");
    }

    @Test
    void givenAWitnessThatRuns_whenASecondStartsOnItsFolder_thenItDoesNot() throws Exception {
        try (var first = witness()) {
            cannotStart("a witness runs on this folder already");
            assertThat(first.add(log.growth(0, 1)).statusCode()).isEqualTo(200);
        }
        witness().close();
    }

    @Test
    void givenAStateThatIsDamagedOrMissing_whenStarted_thenItDoesNotBeginAtZero() throws Exception {
        try (var witness = witness()) {
            witness.add(log.growth(0, 7));
        }
        Path state = data.resolve(WatchedLog.hash(TestLog.ORIGIN) + ".checkpoint");
        String good = Files.readString(state);
        for (var bad : List.of(
                "",
                good.substring(0, good.length() / 2),
                good.replace("\n7\n", "\n6\n"),
                log.at(7).toString(),
                good.replace(TestLog.ORIGIN + "\n7", "x.test/log\n7"))) {
            Files.writeString(state, bad);
            cannotStart("the state of the log ledger.test/log is damaged");
        }
        Files.writeString(state, stateOfAnotherLog());
        cannotStart("the state of the log ledger.test/log is damaged");
        Files.delete(state);
        cannotStart("the state of the log ledger.test/log is missing");
        Files.writeString(state, good);
        try (var witness = witness()) {
            cosigned(log.at(8), witness.add(log.growth(7, 8)), witness.key());
        }
    }

    /** Signed by the same witness, as if files had been mixed up. */
    private String stateOfAnotherLog() throws IOException {
        var another = SigningKey.generate("another.test/log", KeyType.ED25519);
        String text = log.at(2).text().replace(TestLog.ORIGIN, "another.test/log");
        var note = new SignedNote(text, List.of(another.sign(text)));
        try (var witness = new RunningWitness(data, CLOCK, another.verifier())) {
            witness.add(new AddCheckpoint(0, List.of(), note));
            return witness.get("/" + WatchedLog.hash("another.test/log") + "/checkpoint")
                    .body();
        }
    }

    @Test
    void givenAKeyThatIsDamagedOrMissing_whenStarted_thenNoOtherIsMade() throws Exception {
        try (var witness = witness()) {
            witness.add(log.growth(0, 7));
        }
        Path key = data.resolve("witness.key");
        String good = Files.readString(key);
        Files.writeString(key, good.replace("PRIVATE", "PUBLIC"));
        cannotStart("the key file");
        Files.delete(key);
        cannotStart("is missing, and this folder holds states already");
        assertThat(key).doesNotExist();
    }

    @Test
    void givenAnotherNameOrAKeyThatIsNoLogs_whenStarted_thenItSaysSo() throws Exception {
        witness().close();
        assertThatThrownBy(() -> open("another", log.key().verifier()))
                .hasMessageContaining("is named committee.test/w1, not another");
        var notALog = SigningKey.generate("w2", KeyType.COSIGNATURE).verifier();
        assertThatThrownBy(() -> open(RunningWitness.NAME, notALog)).hasMessageContaining("type Ed25519");
    }

    private void open(String name, VerifierKey key) throws IOException {
        Witness.open(data, name, true, List.of(key), CLOCK, line -> {}).close();
    }

    private void cannotStart(String why) {
        assertThatThrownBy(() -> witness().close())
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(" / ")
                .hasMessageContaining(why);
    }

    @Test
    void givenAKillBetweenPersistingAndAnswering_whenAskedAgain_thenItWasPersisted() throws Exception {
        Process process = startToKill();
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(said.readLine().substring("port ".length()));
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/add-checkpoint"))
                    .POST(BodyPublishers.ofString(log.growth(0, 4).body()))
                    .build();
            var answer = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
            assertThat(said.readLine()).startsWith("已见证 cosigned");
            assertThat(answer).isNotDone();
            process.destroyForcibly().waitFor();
            assertThat(answer).failsWithin(java.time.Duration.ofSeconds(20));
        } finally {
            process.destroyForcibly();
        }
        try (var witness = witness()) {
            var again = witness.add(log.growth(0, 4));
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).isEqualTo("4\n");
            cosigned(log.at(4), witness.add(log.growth(4, 4)), witness.key());
            cosigned(log.at(6), witness.add(log.growth(4, 6)), witness.key());
        }
    }

    private Process startToKill() throws IOException {
        return TestFolders.started(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WitnessToKill.class.getName(),
                        data.toString(),
                        log.key().verifier().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    }
}
