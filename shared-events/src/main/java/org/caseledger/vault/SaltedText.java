package org.caseledger.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.caseledger.text.Sha256;

/**
 * A text with 16 random bytes before it: its digest, the SHA-256 of both as base64url, can be public, because the text
 * cannot be guessed from it; who has both can check it.
 */
public record SaltedText(byte[] salt, String text) {
    private static final int SALT_BYTES = 16;

    static SaltedText of(String text) {
        return new SaltedText(Cryptography.random(SALT_BYTES), text);
    }

    static SaltedText read(byte[] bytes) {
        return new SaltedText(Arrays.copyOf(bytes, SALT_BYTES), new String(text(bytes), StandardCharsets.UTF_8));
    }

    /** Whether there is room for a salt. */
    static boolean isSalted(byte[] bytes) {
        return bytes.length >= SALT_BYTES;
    }

    /** The text alone, in UTF-8. */
    static byte[] text(byte[] bytes) {
        return Arrays.copyOfRange(bytes, SALT_BYTES, bytes.length);
    }

    byte[] bytes() {
        byte[] told = Cryptography.utf8(text);
        byte[] bytes = Arrays.copyOf(salt, salt.length + told.length);
        System.arraycopy(told, 0, bytes, salt.length, told.length);
        return bytes;
    }

    /** Its digest in the log: 43 characters. */
    public String digest() {
        return digest(bytes());
    }

    static String digest(byte[] bytes) {
        return OfficialSeal.base64(Sha256.of(bytes));
    }
}
