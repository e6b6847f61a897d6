package org.caseledger.cosigning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.caseledger.cosigning.SignedLedger.NOON;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseledger.cosigning.WitnessStatus.State;
import org.caseledger.text.LabelledException;
import org.caseledger.tlog.KeyType;
import org.caseledger.tlog.SigningKey;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.AddCheckpoint;
import org.caseledger.witness.RunningWitness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The ledger's signer, its database and a witness, over HTTP. */
class CosigningIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path keys;

    @TempDir
    Path committee;

    private SignedLedger ledger;
    private RunningWitness witness;
    private Witnesses asking;

    @BeforeEach
    void start() throws IOException {
        ledger = new SignedLedger(keys);
        witness = new RunningWitness(committee, NOON, ledger.key());
        asking = asking(ledger, witness.url(), witness.key());
    }

    @AfterEach
    void stop() throws IOException {
        asking.close();
        witness.close();
    }

    private static Witnesses asking(SignedLedger ledger, URI url, VerifierKey key) {
        return new Witnesses(List.of(new KnownWitness(url, List.of(key))), ledger.published(), NOON);
    }

    @Test
    void givenBothKeysOfAWitness_whenTheLogGrows_thenEachCheckpointHasBothLines() {
        try (var both = asking(ledger, witness.keys())) {
            both.signed(ledger.grow(3));
            awaitState(both, State.COSIGNED);
            var note = ledger.published().checkpoint().orElseThrow();
            assertThat(note.signatures()).hasSize(3);
            assertThat(note.verify(both.keys())).containsExactlyElementsOf(witness.keys());
            assertThat(both.status().get(0).vkey())
                    .isEqualTo(witness.keys().get(0) + " " + witness.keys().get(1));
        }
    }

    @Test
    void givenAKeyThatTheWitnessHasNot_whenItSignsByTheOther_thenThatIsNotEnough() {
        var lost = SigningKey.generate(RunningWitness.NAME, KeyType.ML_DSA_44).verifier();
        try (var both = asking(ledger, List.of(witness.key(), lost))) {
            both.signed(ledger.grow(3));
            assertThat(awaitState(both, State.REFUSED).en()).contains("without a valid signature of each of its keys");
            assertThat(ledger.isCosignedBy(witness.key())).isFalse();
        }
    }

    private Witnesses asking(SignedLedger ledger, List<VerifierKey> keys) {
        var known = new KnownWitness(witness.url(), keys);
        return new Witnesses(List.of(known), ledger.published(), NOON);
    }

    private static WitnessStatus awaitState(Witnesses asking, State state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asking.status())
                        .extracting(WitnessStatus::state)
                        .containsExactly(state));
        return asking.status().get(0);
    }

    private void awaitCosigned(long size) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asking.status().get(0))
                        .returns(State.COSIGNED, WitnessStatus::state)
                        .returns(size, WitnessStatus::cosignedSize));
        assertThat(ledger.isCosignedBy(witness.key())).isTrue();
    }

    @Test
    void givenALogThatGrows_whenEachCheckpointIsTold_thenTheWitnessHasSignedTheLast() {
        assertThat(asking.status().get(0).state()).isEqualTo(State.NOT_ASKED);
        asking.signed(ledger.grow(3));
        awaitCosigned(3);
        asking.signed(ledger.grow(300));
        asking.signed(ledger.grow(1));
        awaitCosigned(304);
        assertThat(asking.status().get(0).cosignedAt()).isEqualTo(NOON.instant());
        assertThat(asking.isAlarmed()).isFalse();
        assertThat(ledger.published().cosignedCheckpoint(1))
                .isEqualTo(ledger.published().checkpoint());
    }

    @Test
    void givenBothRestarted_whenTheLogGrows_thenTheyGoOnWhereTheyWere() throws Exception {
        asking.signed(ledger.grow(3));
        awaitCosigned(3);
        int port = witness.port();
        stop();
        witness = new RunningWitness(port, committee, NOON, ledger.key());
        asking = asking(ledger, witness.url(), witness.key());

        assertThat(asking.status().get(0).cosignedSize()).isEqualTo(3);
        asking.signed(ledger.grow(4));
        awaitCosigned(7);
    }

    @Test
    void givenAWitnessThatIsAway_whenItComesBack_thenItIsAskedWithoutANewCheckpoint() throws Exception {
        int port = witness.port();
        witness.close();
        asking.signed(ledger.grow(3));
        assertThat(awaitState(asking, State.UNREACHABLE).en()).startsWith("no answer: ");
        assertThat(ledger.published().checkpoint().orElseThrow().signatures()).hasSize(1);

        witness = new RunningWitness(port, committee, NOON, ledger.key());
        awaitCosigned(3);
    }

    @Test
    void givenAWitnessThatHasSignedWhatWeDoNotKnow_whenAsked_thenItsSizeIsTakenOver() {
        var note = ledger.grow(3);
        witness.add(new AddCheckpoint(0, List.of(), note));
        asking.signed(ledger.grow(2));
        awaitCosigned(5);
    }

    @Test
    void givenAnOldBackup_whenItIsRestored_thenItAlarms_alsoWhenItHasGrownAgain(@TempDir Path backup) throws Exception {
        ledger.append(3, "thing-done", new UUID(2, 1), new UUID(2, 2));
        FileSystemUtils.copyRecursively(keys, backup);
        ledger.sign();
        asking.signed(ledger.grow(4));
        awaitCosigned(7);

        var restored = new SignedLedger(backup);
        assertThat(restored.key()).isEqualTo(ledger.key());
        try (var again = asking(restored, witness.url(), witness.key())) {
            again.signed(restored.grow(3));
            var behind = awaitState(again, State.ALARM);
            assertThat(behind.en())
                    .isEqualTo("the witness has seen 7 records and this log has signed 3: an old backup"
                            + " may have been restored, or the end cut off");
            assertThat(behind.zh()).contains("7", "3", "旧备份");
            int before = witness.told().size();
            await().atMost(SOON).until(() -> witness.told().size() > before);
            assertThat(again.isAlarmed()).as("still, when it is asked again").isTrue();

            restored.grow(9, "another-thing-done");
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(again.status().get(0).en()).startsWith("the first 7 records that the witness"));
            assertThat(again.isAlarmed()).isTrue();
            assertThat(restored.isCosignedBy(witness.key())).isFalse();
        }
        try (var evidence = Files.newDirectoryStream(committee, "evidence-*")) {
            assertThat(evidence).isNotEmpty();
        }
    }

    @Test
    void givenAWitnessThatDoesNotWatchUs_whenAsked_thenItTellsWhy(@TempDir Path other) throws Exception {
        var another = SigningKey.generate("another.test/log", KeyType.ED25519).verifier();
        try (var stranger = new RunningWitness(other, NOON, another);
                var again = asking(ledger, stranger.url(), stranger.key())) {
            again.signed(ledger.grow(1));
            assertThat(awaitState(again, State.REFUSED).en()).isEqualTo("refused: 404 this log is not watched");
            assertThat(again.isAlarmed()).isFalse();
        }
    }

    @Test
    void givenAnswersThatAreNone_whenAsked_thenNothingIsBelieved() throws Exception {
        answered(200, "", State.REFUSED, "without a valid signature");
        answered(200, "— committee.test/w1 AAAAAAAA\nnoise\n", State.REFUSED, "valid signature");
        answered(200, "x".repeat(70_000), State.UNREACHABLE, "more than 65536 bytes");
        answered(409, "many\n", State.REFUSED, "refused: 409 many");
        answered(409, "0\n", State.REFUSED, "keeps changing");
        answered(500, "no\n", State.REFUSED, "refused: 500 no");
    }

    private void answered(int status, String body, State state, String why) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        var asked = new AtomicInteger();
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/w/");
        try (var again = asking(ledger, url, witness.key())) {
            again.signed(ledger.grow(1));
            assertThat(awaitState(again, state).en()).contains(why);
            assertThat(asked).hasValueLessThan(10);
            assertThat(ledger.isCosignedBy(witness.key())).isFalse();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void givenSettingsThatAreNone_whenRead_thenTheyAreRefused() {
        String key = witness.key().toString();
        String second = witness.keys().get(1).toString();
        String another = SigningKey.generate("w2", KeyType.ML_DSA_44).verifier().toString();
        assertThat(KnownWitness.of("https://w.test", key + " \n" + second + "\n")
                        .keys())
                .isEqualTo(witness.keys());
        assertThat(KnownWitness.of("https://w.test/prefix", key).addCheckpoint())
                .isEqualTo(URI.create("https://w.test/prefix/add-checkpoint"));
        for (var wrong : List.of(
                List.of("ftp://w.test", key),
                List.of("http:///", key),
                List.of("not an address", key),
                List.of("http://w.test", "none"),
                List.of("http://w.test", ""),
                List.of("http://w.test", key + " " + key),
                List.of("http://w.test", key + " " + another),
                List.of("http://w.test", ledger.key().toString()))) {
            assertThatThrownBy(() -> KnownWitness.of(wrong.get(0), wrong.get(1)))
                    .isInstanceOf(LabelledException.class)
                    .hasMessageContaining(" / not the address and key of a witness");
        }
    }
}
