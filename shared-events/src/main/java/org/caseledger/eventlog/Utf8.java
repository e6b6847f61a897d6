package org.caseledger.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import lombok.EqualsAndHashCode;
import org.jspecify.annotations.Nullable;

/** A text as the bytes that are stored and hashed; its characters are read when they are needed. */
@EqualsAndHashCode(exclude = "text")
public final class Utf8 {
    private final byte[] bytes;
    private @Nullable String text;

    private Utf8(byte[] bytes, @Nullable String text) {
        this.bytes = bytes;
        this.text = text;
    }

    static Utf8 of(byte[] bytes) {
        return new Utf8(bytes, null);
    }

    public static Utf8 of(String text) {
        return new Utf8(text.getBytes(UTF_8), text);
    }

    /** The bytes themselves, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * The bytes, if they are all of the text: throws {@link IllegalArgumentException} for half a surrogate pair, which
     * has no form in UTF-8.
     */
    byte[] exact() {
        var characters = text;
        if (characters != null) {
            requirePairs(characters);
        }
        return bytes;
    }

    private static void requirePairs(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("text has half a surrogate pair");
                }
                i++;
            }
        }
    }

    // Two threads may both read the characters, and find the same ones.
    @Override
    public String toString() {
        var read = text;
        if (read == null) {
            read = new String(bytes, UTF_8);
            text = read;
        }
        return read;
    }
}
