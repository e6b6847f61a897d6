package org.caseledger.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.events.CaseId;

/**
 * How bytes are sealed under the key of a case: a header of one byte for the suite and one for the
 * version of the key, then nonce, ciphertext and tag. Header, case and what is sealed are
 * authenticated with it.
 */
final class Seal {

    /** AES-256-GCM with a random nonce of 12 bytes. */
    private static final byte SUITE = 1;

    /** Each case has one key, which is not replaced. */
    private static final byte KEY_VERSION = 1;

    private static final byte[] HEADER = {SUITE, KEY_VERSION};
    private static final String HEADER_CHARS = new String(HEADER, StandardCharsets.US_ASCII);

    private Seal() {}

    static byte[] seal(SecretKeySpec key, byte[] plain, CaseId caseId, String what) {
        byte[] sealed = Cryptography.encrypt(key, plain, boundTo(caseId, what), HEADER.length);
        System.arraycopy(HEADER, 0, sealed, 0, HEADER.length);
        return sealed;
    }

    static byte[] open(SecretKeySpec key, byte[] sealed, CaseId caseId, String what)
            throws GeneralSecurityException {
        if (!hasHeader(sealed)) {
            throw new GeneralSecurityException("of a suite or key that is not known here");
        }
        return Cryptography.decrypt(key, sealed, boundTo(caseId, what), HEADER.length);
    }

    /** Opens what was sealed before there was a header: bound to its case alone. */
    static byte[] openFirst(SecretKeySpec key, byte[] sealed, CaseId caseId)
            throws GeneralSecurityException {
        return Cryptography.decrypt(key, sealed, boundTo(caseId));
    }

    /** One of the first, without a header, begins with the same bytes once in 65,536 times. */
    static boolean hasHeader(byte[] sealed) {
        return sealed.length > HEADER.length
                && Arrays.equals(HEADER, 0, HEADER.length, sealed, 0, HEADER.length);
    }

    /** What was bound to its case alone. */
    static byte[] boundTo(CaseId caseId) {
        return Cryptography.utf8(caseId.toString());
    }

    private static byte[] boundTo(CaseId caseId, String what) {
        return (HEADER_CHARS + caseId + " " + what).getBytes(StandardCharsets.UTF_8);
    }
}
