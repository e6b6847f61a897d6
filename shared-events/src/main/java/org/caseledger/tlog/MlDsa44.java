package org.caseledger.tlog;

import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * ML-DSA-44 (FIPS 204) with an empty context, by Bouncy Castle: the JDK has it only from 24 on. The keys are raw: 32
 * bytes of seed, 1312 of public key.
 */
final class MlDsa44 {
    static final int SEED_LENGTH = 32;
    static final int KEY_LENGTH = 1312;
    static final int SIGNATURE_LENGTH = 2420;

    private static final MLDSAParameters PARAMETERS = MLDSAParameters.ml_dsa_44;

    private MlDsa44() {}

    static byte[] publicKey(byte[] seed) {
        return new MLDSAPrivateKeyParameters(PARAMETERS, seed).getPublicKey();
    }

    static SignatureCheck check(byte[] raw) {
        var key = new MLDSAPublicKeyParameters(PARAMETERS, raw);
        return (message, signature) -> {
            var check = new MLDSASigner();
            check.init(false, key);
            check.update(message, 0, message.length);
            return check.verifySignature(signature);
        };
    }

    /** Hedged, as FIPS 204 §3.4 prefers: two signatures of one message differ. */
    static UnaryOperator<byte[]> signer(byte[] seed) {
        var key = new MLDSAPrivateKeyParameters(PARAMETERS, seed);
        var random = new SecureRandom();
        return message -> {
            var signer = new MLDSASigner();
            signer.init(true, new ParametersWithRandom(key, random));
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
