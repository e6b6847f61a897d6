package org.caseledger.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The line by SM2 with SM3 under a checkpoint, and the published examples of both standards: GB/T 32905-2016 annex A,
 * GB/T 32918.5-2017 annex A.
 */
class Sm2Test {
    private static final HexFormat HEX = HexFormat.of();
    private static final String SECRET = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
    private static final byte[] POINT =
            HEX.parseHex("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                    + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
    private static final String R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
    private static final String S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    private static final String N = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    private static final byte[] MESSAGE = "message digest".getBytes(UTF_8);

    private static final String ORIGIN = "ledger.test/log";
    private static final SigningKey LOG = SigningKey.generate(ORIGIN, KeyType.ED25519);
    private static final SigningKey SECOND = SigningKey.generate(ORIGIN, KeyType.SM2);
    private static final Hash ROOT = Hash.ofLeaf(TreeHash.SM3, new byte[] {7});
    private static final String TEXT =
            new Checkpoint(ORIGIN, 8, Vectors.treeOf(Vectors.LEAF_HASHES).root()).text();

    private static boolean holds(byte[] point, byte[] message, String signature) {
        return Sm2.check(point).verifies(message, HEX.parseHex(signature));
    }

    private static SignedNote note() {
        return new SignedNote(TEXT, List.of(LOG.sign(TEXT), SECOND.sign(TEXT, ROOT)));
    }

    private static SignedNote with(byte[] line) {
        return new SignedNote(
                TEXT,
                List.of(
                        LOG.sign(TEXT),
                        new NoteSignature(ORIGIN, SECOND.verifier().id(), line)));
    }

    private static byte[] line() {
        return note().signatures().get(1).signature();
    }

    @Test
    void givenTheExamplesOfSm3_whenHashed_thenTheDigestsAreThoseOfTheStandard() {
        assertThat(HEX.formatHex(TreeHash.SM3.digest("abc".getBytes(UTF_8))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(HEX.formatHex(TreeHash.SM3.digest("abcd".repeat(16).getBytes(UTF_8))))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        assertThat(TreeHash.SM3.digest("ab".getBytes(UTF_8), "c".getBytes(UTF_8)))
                .isEqualTo(TreeHash.SM3.digest("abc".getBytes(UTF_8)));
    }

    @Test
    void givenTheExampleOfSm2_whenVerified_thenItHolds_andItsKeyIsMadeOfItsSecret() {
        assertThat(holds(POINT, MESSAGE, R + S)).isTrue();
        assertThat(Sm2.publicKey(HEX.parseHex(SECRET))).isEqualTo(POINT);
        byte[] own = Sm2.signer(HEX.parseHex(SECRET)).apply(MESSAGE);
        assertThat(own).hasSize(64);
        assertThat(Sm2.check(POINT).verifies(MESSAGE, own)).isTrue();
    }

    @Test
    void givenAnotherMessageKeyOrUserId_whenVerified_thenItDoesNotHold() {
        assertThat(holds(POINT, "message digesT".getBytes(UTF_8), R + S)).isFalse();
        assertThat(holds(Sm2.publicKey(Sm2.newSecret()), MESSAGE, R + S)).isFalse();
        for (String id : List.of(Sm2.USER_ID, "ALICE123@YAHOO.COM")) {
            assertThat(Sm2.check(POINT).verifies(MESSAGE, signedAs(id))).as(id).isEqualTo(id.equals(Sm2.USER_ID));
        }
    }

    private static byte[] signedAs(String userId) {
        var curve = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
        var key = new ECPrivateKeyParameters(new BigInteger(SECRET, 16), curve);
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithID(key, userId.getBytes(UTF_8)));
        signer.update(MESSAGE, 0, MESSAGE.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void givenNumbersOutOfRange_whenVerified_thenTheyAreNoSignature() {
        String zero = "00".repeat(32);
        String most = "ff".repeat(32);
        for (String signature : List.of(
                zero + S, R + zero, zero + zero, N + S, R + N, most + S, R + most, R, R + S + "00", "", "00" + R + S)) {
            assertThat(holds(POINT, MESSAGE, signature)).as(signature).isFalse();
        }
        // The same modulo n, where it fits into 32 bytes: not in its one form.
        String more = "%064x".formatted(new BigInteger(S, 16).add(new BigInteger(N, 16)));
        assertThat(more.length() > 64 || !holds(POINT, MESSAGE, R + more)).isTrue();
    }

    @Test
    void givenWhatIsNoPointOfTheCurve_whenTakenAsAKey_thenItIsRefused() {
        byte[] off = POINT.clone();
        off[64] ^= 1;
        byte[] compressed = POINT.clone();
        compressed[0] = 2;
        byte[] tooLarge = POINT.clone();
        Arrays.fill(tooLarge, 1, 33, (byte) 0xff);
        for (byte[] point : List.of(off, compressed, tooLarge, new byte[65])) {
            assertThatThrownBy(() -> Sm2.check(point)).isInstanceOf(Malformed.class);
            String vkey = vkey(point);
            assertThatThrownBy(() -> VerifierKey.parse(vkey))
                    .isInstanceOf(Malformed.class)
                    .hasMessageContaining("not a point");
        }
        assertThat(VerifierKey.parse(vkey(POINT)).type()).isEqualTo(KeyType.SM2);
    }

    /** As one would write it who has the point. */
    private static String vkey(byte[] point) {
        byte[] typed = KeyType.SM2.typed(point);
        byte[] id = TreeHash.SHA_256.digest((ORIGIN + "\n").getBytes(UTF_8), typed);
        return ORIGIN + "+" + HEX.formatHex(id, 0, 4) + "+" + Base64Text.of(typed);
    }

    @Test
    void givenAKey_whenWrittenAndRead_thenItIsTheSame_andAnotherSecretIsNotItsOwn() {
        String vkey = SECOND.verifier().toString();
        assertThat(VerifierKey.parse(vkey)).isEqualTo(SECOND.verifier()).hasToString(vkey);
        assertThat(SigningKey.parse(SECOND.secret(), vkey).secret()).isEqualTo(SECOND.secret());
        assertThat(SECOND.toString()).doesNotContain(SECOND.secret());
        byte[] typed = Base64Text.bytes(vkey.substring(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1));
        assertThat(typed[0]).isEqualTo((byte) 0xff);
        assertThat(new String(typed, UTF_8)).contains("org.caseledger.sm3-tree.v1");

        String head = "PRIVATE+KEY+" + ORIGIN + "+" + vkey.split("\\+")[1] + "+";
        String nLessOne = N.substring(0, 63) + "2";
        for (byte[] wrong :
                List.of(new byte[32], HEX.parseHex(N), HEX.parseHex(nLessOne), Sm2.newSecret(), new byte[31])) {
            String secret = head + Base64Text.of(KeyType.SM2.typed(wrong));
            assertThatThrownBy(() -> SigningKey.parse(secret, vkey)).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> VerifierKey.parse(vkey.substring(0, vkey.length() - 4)))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> SECOND.sign(TEXT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LOG.sign(TEXT, ROOT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenTheSecondLine_whenTheNoteIsVerified_thenWhoDoesNotKnowItIgnoresIt() {
        SignedNote read = SignedNote.parse(note().toString());

        assertThat(read.verify(Set.of(LOG.verifier()))).containsExactly(LOG.verifier());
        assertThat(read.verify(List.of(LOG.verifier(), SECOND.verifier()))).hasSize(2);
        assertThat(Sm3Line.root(read, List.of(LOG.verifier(), SECOND.verifier())))
                .contains(ROOT);
        assertThat(Sm3Line.root(read, List.of(LOG.verifier()))).isEmpty();
        var other = SigningKey.generate(ORIGIN, KeyType.SM2).verifier();
        assertThat(Sm3Line.root(read, List.of(other))).isEmpty();
    }

    @Test
    void givenEachPartOfTheLine_whenABitOfItIsTurned_thenTheNoteIsRejected() {
        var keys = List.of(LOG.verifier(), SECOND.verifier());
        for (int at = 0; at < 96; at += 5) {
            byte[] turned = line();
            turned[at] ^= 1;
            assertThatThrownBy(() -> Sm3Line.root(with(turned), keys))
                    .as("byte %d", at)
                    .isInstanceOf(NoteRejected.class)
                    .hasMessageContaining(SECOND.verifier().toString());
        }
        var text = TEXT.replace("\n8\n", "\n7\n");
        var other =
                new SignedNote(text, List.of(LOG.sign(text), note().signatures().get(1)));
        assertThatThrownBy(() -> other.verify(keys)).isInstanceOf(NoteRejected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 64, 95, 97})
    void givenALineOfAnotherLength_whenVerified_thenTheNoteIsRejected(int length) {
        SignedNote cut = with(Arrays.copyOf(line(), length));
        assertThatThrownBy(() -> Sm3Line.root(cut, List.of(SECOND.verifier()))).isInstanceOf(NoteRejected.class);
    }

    @Test
    void givenATreeBySm3_whenItGrows_thenProofsHoldInItAndInNoOther() {
        var tiles = new HashMap<String, Tile>();
        var tree = new GrowingTree(TreeHash.SM3, (level, index, tile) -> tiles.put(level + "/" + index, tile));
        for (int i = 0; i < 700; i++) {
            tree.add(Hash.ofLeaf(TreeHash.SM3, new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        tree.edge().forEach(edge -> tiles.put(edge.level() + "/" + edge.index(), edge.tile()));
        var whole = new Tree(700, new TiledNodes((level, index) -> tiles.get(level + "/" + index)));

        assertThat(whole.root()).isEqualTo(tree.root());
        Hash leaf = Hash.ofLeaf(TreeHash.SM3, new byte[] {(byte) 300, 1});
        assertThat(Proofs.includes(300, 700, leaf, whole.inclusion(300), whole.root()))
                .isTrue();
        assertThat(Proofs.includes(301, 700, leaf, whole.inclusion(300), whole.root()))
                .isFalse();
        Tree earlier = new Tree(257, whole.nodes());
        assertThat(Proofs.extend(257, 700, whole.consistency(257), earlier.root(), whole.root()))
                .isTrue();
        var other = Hash.of(leaf.bytes());
        assertThat(other).isNotEqualTo(leaf);
        assertThatThrownBy(() -> Hash.ofNode(leaf, other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenAKeyOfSm2_whenNamedInAPolicy_thenItIsNoKeyOfALogOrWitness() {
        String key = SECOND.verifier().toString();
        assertThatThrownBy(() -> TrustPolicy.parse("log %s\nquorum none\n".formatted(key)))
                .hasMessageContaining("line 1: not the key of a log");
        assertThatThrownBy(() -> TrustPolicy.parse("witness w %s\nquorum w\n".formatted(key)))
                .hasMessageContaining("line 1: not the key of a witness");
        assertThat(TrustPolicy.parse("log %s\nquorum none\n".formatted(LOG.verifier()))
                        .accepts(note()))
                .isTrue();
    }
}
