package org.caseledger.tlog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.tlog.TrustPolicy.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies as C2SP tlog-policy specifies them. */
class TrustPolicyTest {
    private static final String ORIGIN = "ledger.test/log";
    private static final SigningKey LOG = SigningKey.generate(ORIGIN, KeyType.ED25519);
    private static final List<SigningKey> X =
            Stream.of("x1", "x2", "x3").map(TrustPolicyTest::witness).toList();
    private static final List<SigningKey> Y =
            Stream.of("y1", "y2", "见证.test/y3").map(TrustPolicyTest::witness).toList();

    /** The example of the specification, with tabs, comments and addresses. */
    private static final String TWO_LEVELS = """
            # two operators
            log %s https://ledger.test/
            \t witness X1 %s https://x.test/
            witness X2 %s
            witness X3\t%s
            group X-witnesses 2 X1 X2 X3

            witness Y1 %s
            witness Y2 %s
            witness 见证 %s
            group Y-witnesses any Y1 Y2 见证
            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """.formatted(
                    LOG.verifier(),
                    X.get(0).verifier(),
                    X.get(1).verifier(),
                    X.get(2).verifier(),
                    Y.get(0).verifier(),
                    Y.get(1).verifier(),
                    Y.get(2).verifier());

    private static SigningKey witness(String name) {
        return SigningKey.generate(name, KeyType.COSIGNATURE);
    }

    private static SignedNote note(SigningKey log, String origin, List<SigningKey> witnesses) {
        var text = new Checkpoint(origin, 8, Vectors.treeOf(Vectors.LEAF_HASHES).root()).text();
        var note = new SignedNote(text, List.of(log.sign(text)));
        for (var witness : witnesses) {
            note = note.with(witness.cosign(text, Instant.EPOCH));
        }
        return note;
    }

    private static boolean accepts(String policy, List<SigningKey> witnesses) {
        return TrustPolicy.parse(policy).accepts(note(LOG, ORIGIN, witnesses));
    }

    @ParameterizedTest
    @CsvSource({"0 1, 0, true", "0 2, 2, true", "0 1 2, 1, true", "0, 0 1 2, false", "0 1 2, '', false", "'', '', false"
    })
    void givenGroupsOfGroups_thenTheQuorumIsReachedByEnoughOfEach(String ofX, String ofY, boolean reached) {
        var signers = Stream.concat(chosen(X, ofX), chosen(Y, ofY)).toList();

        assertThat(accepts(TWO_LEVELS, signers)).isEqualTo(reached);
    }

    private static Stream<SigningKey> chosen(List<SigningKey> from, String numbers) {
        return Stream.of(numbers.split(" "))
                .filter(number -> !number.isEmpty())
                .map(number -> from.get(Integer.parseInt(number)));
    }

    @Test
    void givenNoQuorum_thenTheLogAloneIsEnough_andNobodyElse() {
        var policy = "log %s\nquorum none\n".formatted(LOG.verifier());
        assertThat(accepts(policy, List.of())).isTrue();

        var stranger = SigningKey.generate(ORIGIN, KeyType.ED25519);
        var strange = note(stranger, ORIGIN, List.of());
        assertThatThrownBy(() -> TrustPolicy.parse(policy).accepts(strange)).isInstanceOf(NoteRejected.class);
        var other = note(LOG, "another.test/log", List.of());
        assertThat(TrustPolicy.parse(policy).accepts(other)).as("another log's").isFalse();
        var noLogs = "witness x %s\nquorum x\n".formatted(X.get(0).verifier());
        assertThat(accepts(noLogs, X)).as("by no log").isFalse();
    }

    @Test
    void givenAWitnessThatSignedAnotherText_thenTheCheckpointIsRejected() {
        var policy = "log %s\nwitness x %s\nquorum none\n"
                .formatted(LOG.verifier(), X.get(0).verifier());
        var wrong = note(LOG, ORIGIN, List.of()).with(X.get(0).cosign("another text\n1\n", Instant.EPOCH));
        assertThatThrownBy(() -> TrustPolicy.parse(policy).accepts(wrong)).isInstanceOf(NoteRejected.class);
    }

    @Test
    void givenOctetsThatAreNoText_thenTheyAreKeptApart() {
        var one = "witness \u00e9 %s\n".formatted(X.get(0).verifier()).getBytes(ISO_8859_1);
        var two = "witness é %s\nquorum \u00e9\n".formatted(X.get(1).verifier()).getBytes(UTF_8);
        var both = new byte[one.length + two.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(two, 0, both, one.length, two.length);

        assertThat(TrustPolicy.parse(both).witnesses())
                .containsExactly(X.get(0).verifier(), X.get(1).verifier());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum none",
                "log LOG\n",
                "quorum none\nquorum none\n",
                "quorum x\nwitness x X1\n",
                "group g any x\nwitness x X1\nquorum g\n",
                "witness none X1\nquorum none\n",
                "witness x X1\nwitness x X2\nquorum x\n",
                "witness x X1\nwitness y X1\nquorum x\n",
                "witness x X1\nwitness y X1-RENAMED\nquorum x\n",
                "log LOG\nlog LOG\nquorum none\n",
                "log X1\nquorum none\n",
                "witness x LOG\nquorum x\n",
                "witness x X1\ngroup g 0 x\nquorum g\n",
                "witness x X1\ngroup g 2 x\nquorum g\n",
                "witness x X1\ngroup g 01 x\nquorum g\n",
                "witness x X1\ngroup g some x\nquorum g\n",
                "witness x X1\ngroup g any\nquorum g\n",
                "witness x X1\ngroup g all x x\nquorum g\n",
                "witness x X1\ngroup g all x\ngroup h all x\nquorum g\n",
                "witness x X1\ngroup g all x none\nquorum g\n",
                "witness x\nquorum none\n",
                "log LOG url more\nquorum none\n",
                "policy\nquorum none\n",
                "log vkey\nquorum none\n",
                "\u000bquorum none\n",
                "quorum none\r\n"
            })
    void givenWhatIsNoPolicy_thenItIsRefused(String text) {
        byte[] typed = Base64.getDecoder().decode(X.get(0).verifier().toString().split("\\+", 3)[2]);
        var renamed = new VerifierKey("x9", KeyType.COSIGNATURE, Arrays.copyOfRange(typed, 1, typed.length));
        var policy = text.replace("LOG", LOG.verifier().toString())
                .replace("X1-RENAMED", renamed.toString())
                .replace("X1", X.get(0).verifier().toString())
                .replace("X2", X.get(1).verifier().toString());

        assertThatThrownBy(() -> TrustPolicy.parse(policy)).isInstanceOf(Malformed.class);
    }

    @Test
    void givenWitnessesWithTwoKeysEach_whenWritten_thenEachMustHaveSignedByBoth() {
        var second = SigningKey.generate("x1", KeyType.ML_DSA_44);
        var text = TrustPolicy.text(
                new Party(List.of(LOG.verifier()), null),
                List.of(
                        new Party(List.of(X.get(0).verifier(), second.verifier()), null),
                        new Party(List.of(X.get(1).verifier()), null)),
                1);

        assertThat(accepts(text, List.of(X.get(0)))).isFalse();
        assertThat(accepts(text, List.of(X.get(0), second))).isTrue();
        assertThat(accepts(text, List.of(X.get(1)))).isTrue();
        var none = TrustPolicy.text(new Party(List.of(LOG.verifier()), null), List.of(), 1);
        assertThat(accepts(none, List.of())).isTrue();
    }

    @Test
    void givenWhereLogAndWitnessesAnswer_whenWritten_thenEachLineOfTheirsSaysSo() {
        var second = SigningKey.generate("x1", KeyType.ML_DSA_44);
        var text = TrustPolicy.text(
                new Party(List.of(LOG.verifier()), URI.create("https://ledger.test/log")),
                List.of(
                        new Party(List.of(X.get(0).verifier(), second.verifier()), URI.create("https://x1.test/w/")),
                        new Party(List.of(X.get(1).verifier()), null)),
                2);

        assertThat(text.lines())
                .contains(
                        "log %s https://ledger.test/log".formatted(LOG.verifier()),
                        "witness w1.1 %s https://x1.test/w/".formatted(X.get(0).verifier()),
                        "witness w1.2 %s https://x1.test/w/".formatted(second.verifier()),
                        "witness w2 %s".formatted(X.get(1).verifier()));
        assertThat(accepts(text, List.of(X.get(0), second, X.get(1)))).isTrue();
    }
}
