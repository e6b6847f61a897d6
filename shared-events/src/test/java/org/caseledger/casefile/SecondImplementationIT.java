package org.caseledger.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.caseledger.tlog.TreeHash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SM3 and SM2 of the program in the case file, which are of the JDK's numbers alone: against the examples of the
 * standards, and against Bouncy Castle on random input.
 */
class SecondImplementationIT {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ID = "1234567812345678";
    private static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
    private static final byte[] POINT =
            HEX.parseHex("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                    + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
    private static final byte[] SIGNATURE =
            HEX.parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                    + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    private static final byte[] MESSAGE = "message digest".getBytes(UTF_8);

    @TempDir
    private static Path folder = Path.of("");

    private static Path program = Path.of("");

    @BeforeAll
    static void compile() throws Exception {
        var log = new SampleLog();
        byte[] source = new Zipped(log.caseFile(log.cosigned()).zip()).files().get("Verify.java");
        program = Files.write(folder.resolve("Verify.java"), source);
        VerifierProgram.compile(program);
    }

    private static byte[] sm3(byte[]... parts) throws Exception {
        return (byte[]) VerifierProgram.call(program, "Sm3", "digest", new Class<?>[] {byte[][].class}, (Object) parts);
    }

    private static boolean verifies(byte[] key, String id, byte[] message, byte[] signature) throws Exception {
        var bytes = byte[].class;
        return (boolean) VerifierProgram.call(
                program,
                "Sm2",
                "verifies",
                new Class<?>[] {bytes, bytes, bytes, bytes},
                key,
                id.getBytes(UTF_8),
                message,
                signature);
    }

    @Test
    void givenTheExamplesOfTheStandards_thenItAgreesWithThem() throws Exception {
        assertThat(HEX.formatHex(sm3("abc".getBytes(UTF_8))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(HEX.formatHex(sm3("abcd".repeat(16).getBytes(UTF_8))))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        assertThat(verifies(POINT, ID, MESSAGE, SIGNATURE)).isTrue();
    }

    @Test
    void givenAnotherUserIdOrANumberOutOfRangeOrAPointOffTheCurve_thenItDoesNotHold() throws Exception {
        assertThat(verifies(POINT, "ALICE123@YAHOO.COM", MESSAGE, SIGNATURE)).isFalse();
        byte[] off = POINT.clone();
        off[64] ^= 1;
        assertThat(verifies(off, ID, MESSAGE, SIGNATURE)).isFalse();
        assertThat(verifies(new byte[65], ID, MESSAGE, SIGNATURE)).isFalse();
        for (int half : new int[] {0, 32}) {
            for (byte[] number : List.of(
                    new byte[32], bytes(CURVE.getN()), bytes(CURVE.getN().negate()))) {
                byte[] changed = SIGNATURE.clone();
                System.arraycopy(number, 0, changed, half, 32);
                assertThat(verifies(POINT, ID, MESSAGE, changed)).isFalse();
            }
        }
        assertThat(verifies(POINT, ID, MESSAGE, new byte[63])).isFalse();
    }

    private static byte[] bytes(BigInteger number) {
        return HEX.parseHex("%064x".formatted(number.mod(BigInteger.ONE.shiftLeft(256))));
    }

    @Test
    void givenRandomInput_whenHashedByBoth_thenTheDigestsAreTheSame() throws Exception {
        var random = new Random(32905);
        for (int length = 0; length < 300; length++) {
            byte[] input = new byte[length];
            random.nextBytes(input);
            assertThat(sm3(input)).as("%d bytes", length).isEqualTo(TreeHash.SM3.digest(input));
        }
        byte[] large = new byte[1_000_003];
        random.nextBytes(large);
        assertThat(sm3(large, large)).isEqualTo(TreeHash.SM3.digest(large, large));
    }

    @Test
    void givenRandomKeysIdsAndMessages_whenVerifiedByBoth_thenTheyAgree() throws Exception {
        var random = new Random(32918);
        for (int n = 0; n < 40; n++) {
            var secret = new BigInteger(250, random).add(BigInteger.ONE);
            byte[] point = CURVE.getG().multiply(secret).normalize().getEncoded(false);
            byte[] message = new byte[random.nextInt(200)];
            random.nextBytes(message);
            String id = n % 2 == 0 ? ID : "id" + n;
            byte[] signature = signed(secret, id, message);
            assertThat(verifies(point, id, message, signature)).as("%d", n).isTrue();

            byte[] changed = signature.clone();
            changed[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            assertThat(verifies(point, id, message, changed)).isFalse();
            assertThat(castle(point, id, message, changed)).isFalse();
            assertThat(castle(point, id, message, signature)).isTrue();
        }
    }

    private static byte[] signed(BigInteger secret, String id, byte[] message) throws CryptoException {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithID(new ECPrivateKeyParameters(secret, CURVE), id.getBytes(UTF_8)));
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    private static boolean castle(byte[] point, String id, byte[] message, byte[] signature) {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(
                false,
                new ParametersWithID(
                        new ECPublicKeyParameters(CURVE.getCurve().decodePoint(point), CURVE), id.getBytes(UTF_8)));
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }
}
