package org.caseledger.vault;

import java.util.Base64;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * How a sealed text is written in its event: {@code event.field:digest:ciphertext}, the digest that of a salt and the
 * text, which proves a text that is shown with its salt. One from before has no digest, and one of the first no label
 * either.
 */
record PersonalSeal(@Nullable String label, @Nullable String digest, byte[] bytes) {
    private static final char BETWEEN = ':';

    static Sealed written(String label, String digest, byte[] ciphertext) {
        return new Sealed(
                label + BETWEEN + digest + BETWEEN + Base64.getEncoder().encodeToString(ciphertext));
    }

    /** Throws {@link IllegalArgumentException} for characters that no bytes are written as. */
    private static byte[] bytes(String written) {
        byte[] bytes = Base64.getDecoder().decode(written);
        // The decoder takes any value of the bits that fill the last character.
        if (!Base64.getEncoder().encodeToString(bytes).equals(written)) {
            throw new IllegalArgumentException(written);
        }
        return bytes;
    }

    /** Throws {@link IllegalArgumentException} for characters that no bytes are written as. */
    static PersonalSeal read(Sealed sealed) {
        var text = sealed.ciphertext();
        int label = text.indexOf(BETWEEN);
        int digest = text.lastIndexOf(BETWEEN);
        return new PersonalSeal(
                label < 0 ? null : text.substring(0, label),
                digest == label ? null : text.substring(label + 1, digest),
                bytes(text.substring(digest + 1)));
    }
}
