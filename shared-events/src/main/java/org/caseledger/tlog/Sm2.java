package org.caseledger.tlog;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * SM2 signatures with SM3 (GB/T 32918.2-2016) on the curve of GB/T 32918.5, by Bouncy Castle: the JDK has none. Keys
 * and signatures are raw: 32 bytes of the private number, 65 of the point (04‖x‖y), 64 of r‖s.
 */
final class Sm2 {
    static final int KEY_LENGTH = 65;
    static final int SIGNATURE_LENGTH = 64;

    /** The user id where none was agreed on (GM/T 0009-2012 §10). */
    static final String USER_ID = "1234567812345678";

    private static final int SECRET_LENGTH = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
    private static final BigInteger LARGEST_SECRET = CURVE.getN().subtract(BigInteger.TWO);

    private Sm2() {}

    /** Throws {@link Malformed} for what is no point of the curve. */
    static SignatureCheck check(byte[] raw) {
        ECPublicKeyParameters key = publicKeyOf(raw);
        return (message, signature) -> {
            var check = new SM2Signer(PlainDSAEncoding.INSTANCE);
            check.init(false, new ParametersWithID(key, userId()));
            check.update(message, 0, message.length);
            return check.verifySignature(signature);
        };
    }

    private static ECPublicKeyParameters publicKeyOf(byte[] raw) {
        if (raw[0] != UNCOMPRESSED) {
            throw new Malformed("not a point of SM2 in its one form");
        }
        try {
            return new ECPublicKeyParameters(CURVE.getCurve().decodePoint(raw), CURVE);
        } catch (IllegalArgumentException e) {
            throw new Malformed("not a point of the curve of SM2", e);
        }
    }

    /** Two signatures of one message differ. Throws {@link Malformed} for what is no secret. */
    static UnaryOperator<byte[]> signer(byte[] secret) {
        var key = new ECPrivateKeyParameters(number(secret), CURVE);
        var random = new SecureRandom();
        return message -> {
            var signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(true, new ParametersWithID(new ParametersWithRandom(key, random), userId()));
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    static byte[] publicKey(byte[] secret) {
        return new FixedPointCombMultiplier()
                .multiply(CURVE.getG(), number(secret))
                .normalize()
                .getEncoded(false);
    }

    /** A new private number, from 1 to n − 2. */
    static byte[] newSecret() {
        var random = new SecureRandom();
        byte[] secret = new byte[SECRET_LENGTH];
        do {
            random.nextBytes(secret);
        } while (!isSecret(new BigInteger(1, secret)));
        return secret;
    }

    private static BigInteger number(byte[] secret) {
        var number = new BigInteger(1, secret);
        if (!isSecret(number)) {
            throw new Malformed("not a private key of SM2");
        }
        return number;
    }

    private static boolean isSecret(BigInteger number) {
        return number.signum() > 0 && number.compareTo(LARGEST_SECRET) <= 0;
    }

    private static byte[] userId() {
        return USER_ID.getBytes(StandardCharsets.US_ASCII);
    }
}
