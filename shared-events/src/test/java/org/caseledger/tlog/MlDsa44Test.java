package org.caseledger.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.caseledger.text.Sha256;
import org.junit.jupiter.api.Test;

/** Cosignatures by ML-DSA-44 (C2SP tlog-cosignature), one of them made by the JDK 25. */
class MlDsa44Test {
    private static final Instant SEEN = Instant.ofEpochSecond(1679315147);
    private static final SigningKey OURS = SigningKey.generate("committee.test/w1", KeyType.ML_DSA_44);

    /** The seed, the vkey and a cosigned checkpoint, as the JDK 25 makes them. */
    private record Vector(byte[] seed, String vkey, String note) {
        static Vector read() throws IOException {
            try (var file = MlDsa44Test.class.getResourceAsStream("/tlog/ml-dsa-44.txt")) {
                String all = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
                String[] parts = all.split("\n", 3);
                return new Vector(HexFormat.of().parseHex(parts[0]), parts[1], parts[2]);
            }
        }

        VerifierKey key() {
            return VerifierKey.parse(vkey);
        }

        SigningKey secret() {
            byte[] typed = new byte[33];
            typed[0] = 6;
            System.arraycopy(seed, 0, typed, 1, seed.length);
            String head = vkey.substring(0, vkey.indexOf('+') + 10);
            return SigningKey.parse("PRIVATE+KEY+" + head + Base64Text.of(typed), vkey);
        }
    }

    private static boolean holds(SignedNote note, VerifierKey key) {
        try {
            return note.verify(Set.of(key)).contains(key);
        } catch (NoteRejected e) {
            return false;
        }
    }

    @Test
    void givenACosignatureOfTheJdk_whenVerified_thenItHolds() throws IOException {
        var vector = Vector.read();
        SignedNote note = SignedNote.parse(vector.note());

        assertThat(vector.key().type()).isEqualTo(KeyType.ML_DSA_44);
        assertThat(vector.key()).hasToString(vector.vkey());
        assertThat(note.verify(Set.of(vector.key()))).containsExactly(vector.key());
        assertThat(Cosignature.time(note.signatures().get(0))).isEqualTo(SEEN);
        assertThat(note.signatures().get(0).signature()).hasSize(8 + 2420);
    }

    @Test
    void givenTheSeedOfTheJdk_whenItsKeyIsMade_thenItIsTheSame_andSigns() throws IOException {
        var vector = Vector.read();
        String text = SignedNote.parse(vector.note()).text();
        SigningKey key = vector.secret();

        assertThat(key.verifier()).isEqualTo(vector.key());
        assertThat(holds(new SignedNote(text, List.of(key.cosign(text, SEEN))), vector.key()))
                .isTrue();
        assertThatThrownBy(() -> key.sign(text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenAnotherTree_whenVerified_thenItIsRejected_butAnExtensionIsNotSigned() throws IOException {
        var vector = Vector.read();
        SignedNote note = SignedNote.parse(vector.note());
        String text = note.text();
        for (String other : List.of(
                text.replace("20852163", "20852164"),
                text.replace("behind", "before"),
                text.replace("CsUY", "CsUZ"),
                "no checkpoint\n")) {
            assertThat(holds(new SignedNote(other, note.signatures()), vector.key()))
                    .as(other)
                    .isFalse();
        }
        assertThat(holds(new SignedNote(text + "more\n", note.signatures()), vector.key()))
                .isTrue();
    }

    @Test
    void givenEachPartOfASignature_whenABitOfItIsTurned_thenItIsRejected() throws IOException {
        var vector = Vector.read();
        SignedNote note = SignedNote.parse(vector.note());
        NoteSignature good = note.signatures().get(0);
        for (int at = 7; at < 2428; at += 40) {
            byte[] bytes = good.signature();
            bytes[at] ^= 1;
            var bad = new NoteSignature(good.name(), good.keyId(), bytes);
            assertThat(holds(new SignedNote(note.text(), List.of(bad)), vector.key()))
                    .as("byte %d", at)
                    .isFalse();
        }
        byte[] shorter = Arrays.copyOf(good.signature(), 2427);
        var bad = new NoteSignature(good.name(), good.keyId(), shorter);
        assertThat(holds(new SignedNote(note.text(), List.of(bad)), vector.key()))
                .isFalse();
    }

    @Test
    void givenTheSameKeyUnderAnotherName_whenItSigns_thenTheNameIsSigned() {
        String text = new Checkpoint("ledger.test/log", 0, Hash.OF_NOTHING).text();
        NoteSignature ours = OURS.cosign(text, SEEN);
        String vkey = OURS.verifier().toString();
        byte[] raw = Base64Text.bytes(vkey.substring(vkey.indexOf('+') + 10));
        var renamed = new VerifierKey("committee.test/w2", KeyType.ML_DSA_44, Arrays.copyOfRange(raw, 1, raw.length));
        var moved = new NoteSignature("committee.test/w2", renamed.id(), ours.signature());

        assertThat(holds(new SignedNote(text, List.of(ours)), OURS.verifier())).isTrue();
        assertThat(holds(new SignedNote(text, List.of(moved)), renamed)).isFalse();
    }

    @Test
    void givenANameThatIsTooLong_whenItIsToSign_thenItDoesNot() {
        String longest = "x".repeat(255);
        var named = SigningKey.generate(longest, KeyType.ML_DSA_44);
        String text = new Checkpoint(longest, 0, Hash.OF_NOTHING).text();
        assertThat(holds(new SignedNote(text, List.of(named.cosign(text, SEEN))), named.verifier()))
                .isTrue();

        String longer = new Checkpoint(longest + "x", 0, Hash.OF_NOTHING).text();
        assertThatThrownBy(() -> named.cosign(longer, SEEN)).isInstanceOf(Malformed.class);
        var far = SigningKey.generate(longest + "x", KeyType.ML_DSA_44);
        assertThatThrownBy(() -> far.cosign(text, SEEN)).isInstanceOf(Malformed.class);
    }

    @Test
    void givenAKeyOfAnotherLength_whenRead_thenItIsRefused() {
        for (int length : new int[] {0, 1, 33, 1312, 1314}) {
            byte[] typed = new byte[length];
            Arrays.fill(typed, (byte) 6);
            var digest = Sha256.begin();
            digest.update("committee.test/w1\n".getBytes(UTF_8));
            String id = HexFormat.of().formatHex(digest.digest(typed), 0, 4);
            assertThatThrownBy(() -> VerifierKey.parse("committee.test/w1+%s+%s".formatted(id, Base64Text.of(typed))))
                    .as("%d bytes", length)
                    .isInstanceOf(Malformed.class);
        }
    }
}
