package org.caseledger.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    // The example from C2SP signed-note.
    private static final VerifierKey FOO =
            VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    private static final String EXAMPLE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private static final String ORIGIN = "ledger.test/log";
    private static final byte[] KEY = ORIGIN.concat(" of 32 bytes here").getBytes(UTF_8);
    private static final SigningKey OURS = SigningKey.generate(ORIGIN, KeyType.ED25519);
    private static final SigningKey WITNESS = SigningKey.generate("witness.test/w1", KeyType.COSIGNATURE);
    private static final String TEXT = "ledger.test/log\n0\nabc\n";

    private static SignedNote note(NoteSignature... signatures) {
        return new SignedNote(TEXT, List.of(signatures));
    }

    @Test
    void givenThePublishedExample_whenVerified_thenItsKeyHasSignedIt() {
        SignedNote note = SignedNote.parse(EXAMPLE.getBytes(UTF_8));

        assertThat(note.verify(List.of(FOO))).containsExactly(FOO);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note).hasToString(EXAMPLE);
        assertThat(FOO.hexId()).isEqualTo("530d903a");
        assertThat(FOO).hasToString("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    }

    @Test
    void givenThePublishedCosignature_whenRead_thenItsKeyIdAndTimeAreThoseTold() {
        NoteSignature line = NoteSignature.parse(
                "— witness.example.com/w1"
                        + " jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==");

        assertThat(line.keyId()).isEqualTo(0x8d66cf3f);
        assertThat(Cosignature.time(line)).isEqualTo(Instant.ofEpochSecond(1679315147));
        assertThat(line.signature()).hasSize(72);
    }

    @Test
    void givenAnotherText_whenVerifiedWithTheSameSignature_thenItIsRejected() {
        SignedNote note = SignedNote.parse(EXAMPLE.replace("an example", "no example"));
        assertThatThrownBy(() -> note.verify(List.of(FOO))).isInstanceOf(NoteRejected.class);
        assertThatThrownBy(() ->
                        new SignedNote(TEXT, List.of(OURS.sign(TEXT + "more\n"))).verify(List.of(OURS.verifier())))
                .isInstanceOf(NoteRejected.class);
    }

    @Test
    void givenEachBitOfASignature_whenItIsTurned_thenTheNoteIsRejected() {
        NoteSignature good = OURS.sign(TEXT);
        for (int bit = 0; bit < 8 * 64; bit++) {
            byte[] bytes = good.signature();
            bytes[bit / 8] ^= (byte) (1 << (bit % 8));
            SignedNote bad = note(new NoteSignature(good.name(), good.keyId(), bytes));
            assertThatThrownBy(() -> bad.verify(List.of(OURS.verifier()))).isInstanceOf(NoteRejected.class);
        }
    }

    @Test
    void givenSignaturesOfUnknownKeys_whenVerified_thenTheyAreIgnored() {
        SigningKey stranger = SigningKey.generate("ledger.test/log", KeyType.ED25519);
        SignedNote note = note(stranger.sign(TEXT), OURS.sign(TEXT), WITNESS.cosign(TEXT, Instant.EPOCH));

        assertThat(note.verify(List.of(OURS.verifier()))).containsExactly(OURS.verifier());
        assertThatThrownBy(() -> note.verify(List.of(FOO))).isInstanceOf(NoteRejected.class);
        assertThatThrownBy(() -> note.verify(List.of())).isInstanceOf(NoteRejected.class);
    }

    @Test
    void givenOneKnownKeyThatFails_whenAnotherHolds_thenTheNoteIsRejected() {
        SignedNote note = note(OURS.sign(TEXT), WITNESS.cosign("another text\n", Instant.EPOCH));

        assertThat(note.verify(List.of(OURS.verifier()))).containsExactly(OURS.verifier());
        assertThatThrownBy(() -> note.verify(List.of(OURS.verifier(), WITNESS.verifier())))
                .isInstanceOf(NoteRejected.class);
    }

    @Test
    void givenACosignature_whenItsTimeIsAnother_thenItIsRejected() {
        Instant time = Instant.parse("2026-03-02T04:00:00Z");
        NoteSignature signed = WITNESS.cosign(TEXT, time);
        assertThat(Cosignature.time(signed)).isEqualTo(time);
        assertThat(note(signed).verify(List.of(WITNESS.verifier()))).containsExactly(WITNESS.verifier());

        byte[] later = signed.signature();
        later[7] ^= 1;
        SignedNote moved = note(new NoteSignature(signed.name(), signed.keyId(), later));
        assertThatThrownBy(() -> moved.verify(List.of(WITNESS.verifier()))).isInstanceOf(NoteRejected.class);
    }

    @Test
    void givenASignatureOfAnotherLength_whenVerified_thenItIsRejected() {
        for (SigningKey key : List.of(OURS, WITNESS)) {
            for (int length : new int[] {1, 63, 65, 71, 73, 2420}) {
                SignedNote bad = note(
                        new NoteSignature(key.verifier().name(), key.verifier().id(), new byte[length]));
                assertThatThrownBy(() -> bad.verify(List.of(key.verifier()))).isInstanceOf(NoteRejected.class);
            }
        }
    }

    @Test
    void givenManySignatures_whenParsed_thenUpToAHundredAreTaken() {
        var signatures = new ArrayList<NoteSignature>();
        for (int i = 0; i < 99; i++) {
            signatures.add(new NoteSignature("witness.test/" + i, i, new byte[64]));
        }
        SignedNote note = new SignedNote(TEXT, signatures).with(OURS.sign(TEXT));
        SignedNote read = SignedNote.parse(note.toString());

        assertThat(read).isEqualTo(note);
        assertThat(read.verify(List.of(OURS.verifier()))).hasSize(1);
        String more = note.with(OURS.sign(TEXT)).toString();
        assertThatThrownBy(() -> SignedNote.parse(more)).isInstanceOf(Malformed.class);
    }

    @Test
    void givenATextWithEmptyLines_whenParsed_thenTheSignaturesAreBehindTheLastOfThem() {
        String text = "one\n\ntwo\n\n";
        SignedNote note = new SignedNote(text, List.of(OURS.sign(text)));

        SignedNote read = SignedNote.parse(note.toString());

        assertThat(read.text()).isEqualTo(text);
        assertThat(read.verify(List.of(OURS.verifier()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\n— a AAAAAAA=\n",
                "text\n\n— a AAAAAAA=",
                "text\n\n— a AAAAAAA=\n\n",
                "text\n\n— a AAAAAAA=\r\n",
                "text\r\n\n— a AAAAAAA=\n",
                "text\t\n\n— a AAAAAAA=\n",
                "text\u0000\n\n— a AAAAAAA=\n",
                "text\ud800\n\n— a AAAAAAA=\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n—  a AAAAAAA=\n",
                "text\n\n— a  AAAAAAA=\n",
                "text\n\n— a\u00a0b AAAAAAA=\n",
                "text\n\n— a\u2003b AAAAAAA=\n",
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n— a AAAAAAA= \n",
                "text\n\n— a AAAAAAA\n",
                "text\n\n— a AAAAAAB=\n",
                "text\n\n— a AAAA-AA=\n",
                "text\n\n— a AAAAAA==\n",
                "text\n\n— a \n",
                "text\n\n— a\n",
                "text\n\n— AAAAAAA=\n",
                "text\n\n— a AAAAAAA=\ntrailing\n",
            })
    void givenWhatIsNoNote_whenParsed_thenItIsRefused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void givenTheShortestNote_whenParsed_thenItIsTaken() {
        assertThat(SignedNote.parse("text\n\n— a AAAAAAA=\n").signatures())
                .containsExactly(new NoteSignature("a", 0, new byte[] {0}));
    }

    @Test
    void givenATextWithoutItsEnd_whenMadeANote_thenItIsRefused() {
        assertThatThrownBy(() -> new SignedNote("text", List.of())).isInstanceOf(Malformed.class);
    }

    @Test
    void givenKeysAndSignatures_whenOnePartDiffers_thenTheyAreNotEqual() {
        var key = new VerifierKey(ORIGIN, KeyType.ED25519, KEY);
        assertThat(key)
                .isEqualTo(VerifierKey.parse(key.toString()))
                .hasSameHashCodeAs(VerifierKey.parse(key.toString()))
                .isNotEqualTo(new VerifierKey("another.test", KeyType.ED25519, KEY))
                .isNotEqualTo(new VerifierKey(ORIGIN, KeyType.COSIGNATURE, KEY))
                .isNotEqualTo(new VerifierKey(ORIGIN, KeyType.ED25519, new byte[32]));
        var line = new NoteSignature(ORIGIN, 7, KEY);
        assertThat(line)
                .isEqualTo(NoteSignature.parse(line.line()))
                .hasSameHashCodeAs(NoteSignature.parse(line.line()))
                .isNotEqualTo(new NoteSignature("another.test", 7, KEY))
                .isNotEqualTo(new NoteSignature(ORIGIN, 8, KEY))
                .isNotEqualTo(new NoteSignature(ORIGIN, 7, new byte[32]));
    }

    @Test
    void givenBytesThatAreNoUtf8OrTooMany_whenParsed_thenTheyAreRefused() {
        byte[] bytes = EXAMPLE.getBytes(UTF_8);
        bytes[3] = (byte) 0xc3;
        assertThatThrownBy(() -> SignedNote.parse(bytes)).isInstanceOf(Malformed.class);
        byte[] long_ = ("x".repeat(SignedNote.MOST_BYTES) + EXAMPLE).getBytes(UTF_8);
        assertThatThrownBy(() -> SignedNote.parse(long_)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
                "example.com/foo+530d903a+AOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ",
                "example com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            })
    void givenWhatIsNoVerifierKey_whenParsed_thenItIsRefused(String vkey) {
        assertThatThrownBy(() -> VerifierKey.parse(vkey)).isInstanceOf(Malformed.class);
    }

    @Test
    void givenAKey_whenItsTextsAreRead_thenItSignsAsBefore() {
        SigningKey again = SigningKey.parse(OURS.secret(), OURS.verifier().toString());

        assertThat(again.verifier()).isEqualTo(OURS.verifier());
        assertThat(again.sign(TEXT)).isEqualTo(OURS.sign(TEXT));
        assertThat(OURS.secret()).startsWith("PRIVATE+KEY+ledger.test/log+");
        assertThat(OURS.toString()).doesNotContain("PRIVATE");
        assertThat(SigningKey.parse(WITNESS.secret(), WITNESS.verifier().toString())
                        .verifier())
                .isEqualTo(WITNESS.verifier());
    }

    @Test
    void givenTheSecretOfAnotherKey_whenRead_thenItIsRefused() {
        SigningKey other = SigningKey.generate("ledger.test/log", KeyType.ED25519);
        String vkey = OURS.verifier().toString();
        String forged =
                other.secret().replace(other.verifier().hexId(), OURS.verifier().hexId());
        for (String secret : List.of(other.secret(), forged, vkey, "", OURS.secret() + "A")) {
            assertThatThrownBy(() -> SigningKey.parse(secret, vkey)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void givenAKeyOfOneKind_whenAskedForTheOther_thenItDoesNotSign() {
        assertThatThrownBy(() -> OURS.cosign(TEXT, Instant.EPOCH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> WITNESS.sign(TEXT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Cosignature.time(OURS.sign(TEXT))).isInstanceOf(Malformed.class);
        var early = new NoteSignature(ORIGIN, 7, new byte[64]);
        assertThatThrownBy(() -> Cosignature.time(early)).isInstanceOf(Malformed.class);
    }
}
