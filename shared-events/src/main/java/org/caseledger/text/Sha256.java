package org.caseledger.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java platform has. */
public final class Sha256 {
    /** Never updated, only copied: looking up the algorithm takes longer than a hash. */
    private static final MessageDigest FRESH = lookUp();

    private Sha256() {}

    /** A digest of nothing yet, to be updated with what is hashed part by part. */
    public static MessageDigest begin() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The 32 bytes of a digest. */
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** The same as 64 lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** The same of a text in UTF-8. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest lookUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
