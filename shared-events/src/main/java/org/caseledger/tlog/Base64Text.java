package org.caseledger.tlog;

import java.util.Arrays;
import java.util.Base64;

/** Standard base64 (RFC 4648 §4) with padding, in which every value has exactly one form. */
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
        // The JDK accepts missing padding and surplus bits at the end.
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

    /** A defensive copy. */
    static byte[] copy(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
