package org.caseledger.tlog;

import java.util.Arrays;
import java.util.Base64;

/** Standard base64 (RFC 4648 §4) with padding, of which every value has exactly one form. */
final class Base64Text {

    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64", e);
        }
        // The JDK forgives a missing padding and bits behind the end.
        if (!of(bytes).equals(text)) {
            throw new Malformed("not base64 in its one form");
        }
        return bytes;
    }

    static byte[] bytes(String text, int length) {
        byte[] bytes = bytes(text);
        if (bytes.length != length) {
            throw new Malformed("%d bytes where %d belong".formatted(bytes.length, length));
        }
        return bytes;
    }

    /** A copy, so that nobody changes what others hold. */
    static byte[] copy(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
