package org.caseledger.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.events.CaseId;

/**
 * How bytes are sealed under the key of a case: a header of one byte for the suite and one for the version of the key,
 * then nonce, ciphertext and tag. Header, case and what is sealed are authenticated with it.
 */
final class Seal {
    /** Each case has one key, which is not replaced. */
    private static final byte KEY_VERSION = 1;

    private static final int HEADER_BYTES = 2;

    private Seal() {}

    static byte[] seal(SealSuite suite, SecretKeySpec key, byte[] plain, CaseId caseId, String what) {
        byte[] boundTo = boundTo(suite, caseId, what);
        byte[] sealed =
                switch (suite) {
                    case AES_256_GCM -> Cryptography.encrypt(key, plain, boundTo, HEADER_BYTES);
                    case SM4_GCM -> Cryptography.encryptBySm4(key, plain, boundTo, HEADER_BYTES);
                };
        sealed[0] = suite.number();
        sealed[1] = KEY_VERSION;
        return sealed;
    }

    static byte[] open(SecretKeySpec key, byte[] sealed, CaseId caseId, String what) throws GeneralSecurityException {
        if (!hasHeader(sealed)) {
            throw new GeneralSecurityException("of a suite or key that is not known here");
        }
        SealSuite suite = SealSuite.of(sealed[0]).orElseThrow();
        byte[] boundTo = boundTo(suite, caseId, what);
        return switch (suite) {
            case AES_256_GCM -> Cryptography.decrypt(key, sealed, boundTo, HEADER_BYTES);
            case SM4_GCM -> Cryptography.decryptBySm4(key, sealed, boundTo, HEADER_BYTES);
        };
    }

    /** Opens what was sealed before there was a header: bound to its case alone. */
    static byte[] openFirst(SecretKeySpec key, byte[] sealed, CaseId caseId) throws GeneralSecurityException {
        return Cryptography.decrypt(key, sealed, boundTo(caseId));
    }

    /** One of the first, without a header, begins like one with it once in 32,768 times. */
    static boolean hasHeader(byte[] sealed) {
        return sealed.length > HEADER_BYTES
                && sealed[1] == KEY_VERSION
                && SealSuite.of(sealed[0]).isPresent();
    }

    /** What was bound to its case alone. */
    static byte[] boundTo(CaseId caseId) {
        return Cryptography.utf8(caseId.toString());
    }

    private static byte[] boundTo(SealSuite suite, CaseId caseId, String what) {
        return ("" + (char) suite.number() + (char) KEY_VERSION + caseId + " " + what).getBytes(StandardCharsets.UTF_8);
    }
}
