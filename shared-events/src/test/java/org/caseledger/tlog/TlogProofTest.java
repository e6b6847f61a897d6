package org.caseledger.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.tlog.Vectors.LEAF_HASHES;
import static org.caseledger.tlog.Vectors.treeOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private static final SigningKey LOG = SigningKey.generate("ledger.test/log", KeyType.ED25519);
    private static final SigningKey WITNESS = SigningKey.generate("witness.test/w1", KeyType.COSIGNATURE);
    private static final List<VerifierKey> KEYS = List.of(LOG.verifier(), WITNESS.verifier());
    private static final Tree EIGHT = treeOf(LEAF_HASHES);

    private static TlogProof proof(long index) {
        String text = new Checkpoint("ledger.test/log", 8, EIGHT.root()).text();
        return new TlogProof(
                Optional.of("案件".getBytes(UTF_8)),
                index,
                EIGHT.inclusion(index),
                new SignedNote(text, List.of(LOG.sign(text), WITNESS.cosign(text, Instant.EPOCH))));
    }

    @Test
    void givenALeaf_whenItsProofIsReadAgain_thenItHoldsForThatLeafOnly() {
        for (int index = 0; index < 8; index++) {
            TlogProof read = TlogProof.parse(proof(index).toString());
            assertThat(read).hasToString(proof(index).toString());
            for (int other = 0; other < 8; other++) {
                assertThat(read.verify(LEAF_HASHES.get(other), KEYS)).isEqualTo(other == index);
            }
        }
    }

    @Test
    void givenAProof_whenWritten_thenItsLinesAreThoseOfTheSpecification() {
        List<String> lines = proof(5).toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo("c2sp.org/tlog-proof@v1");
        assertThat(lines.get(1)).isEqualTo("extra 5qGI5Lu2");
        assertThat(lines.get(2)).isEqualTo("index 5");
        assertThat(lines.get(3)).isEqualTo(EIGHT.inclusion(5).get(0).base64());
        assertThat(lines.subList(6, 9)).containsExactly("", "ledger.test/log", "8");
        assertThat(lines).hasSize(13);
    }

    @Test
    void givenNoExtraAndASingleLeaf_whenWritten_thenTheLinesAreLeftOut() {
        String text = new Checkpoint("l", 1, LEAF_HASHES.get(0)).text();
        var single = new TlogProof(Optional.empty(), 0, List.of(), new SignedNote(text, List.of(LOG.sign(text))));

        assertThat(single.toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nl\n1\n");
        TlogProof read = TlogProof.parse(single.toString());
        assertThat(read.extra()).isEmpty();
        assertThat(read.verify(LEAF_HASHES.get(0), KEYS)).isTrue();
    }

    @Test
    void givenACheckpointThatNobodyKnownHasSigned_whenVerified_thenItIsRejected() {
        SigningKey other = SigningKey.generate("ledger.test/log", KeyType.ED25519);
        assertThatThrownBy(() -> proof(5).verify(LEAF_HASHES.get(5), List.of(other.verifier())))
                .isInstanceOf(NoteRejected.class);
        TlogProof forged = TlogProof.parse(proof(5).toString().replace("ledger.test/log\n8", "ledger.test/log\n9"));
        assertThatThrownBy(() -> forged.verify(LEAF_HASHES.get(5), KEYS)).isInstanceOf(NoteRejected.class);
    }

    @Test
    void givenAFileOfAnotherForm_whenParsed_thenItIsRefused() {
        String good = proof(5).toString();
        for (String bad : List.of(
                "",
                "c2sp.org/tlog-proof@v1\n",
                good.replace("@v1", "@v2"),
                good.replace("index 5", "index 05"),
                good.replace("index 5", "index -5"),
                good.replace("index 5\n", ""),
                good.replace("index 5\n", "index 5\nindex 5\n"),
                good.replace("extra 5qGI5Lu2", "extra 5qGI5Lu"),
                good.replace("extra 5qGI5Lu2\n", "extra 5qGI5Lu2\nextra 5qGI5Lu2\n"),
                good.replace("\n\n", "\n"),
                good.replace("index 5\n", "index 5\nAAAA\n"),
                good.replaceFirst("=\n\n", "\n\n"),
                good + "\n",
                good + "more\n",
                good.replace("index 5\n", "index 5\n" + (LEAF_HASHES.get(0).base64() + "\n").repeat(61)),
                "\n" + good)) {
            assertThatThrownBy(() -> TlogProof.parse(bad)).as(bad).isInstanceOf(Malformed.class);
        }
        assertThat(TlogProof.parse(good).tree().size()).isEqualTo(8);
    }
}
