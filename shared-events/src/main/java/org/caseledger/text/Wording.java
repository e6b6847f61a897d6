package org.caseledger.text;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks whether typed text has content, such as a reason. */
public final class Wording {
    private static final int FEWEST_LETTERS = 4;
    private static final int QUOTED = 20;

    private Wording() {}

    /**
     * Whether it has at least four letters or Chinese characters that are not all the same. Letters of any script
     * count, full-width ones as their ordinary form and capitals as small letters; digits, punctuation, blanks and
     * emoji do not.
     */
    public static boolean isInWords(@Nullable String text) {
        if (text == null) {
            return false;
        }
        var letters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetter)
                .map(Character::toLowerCase)
                .toArray();
        return letters.length >= FEWEST_LETTERS
                && Arrays.stream(letters).distinct().count() > 1;
    }

    /** Typed text as quoted in a message: its first 20 characters. */
    public static String quoted(String typed) {
        return typed.codePointCount(0, typed.length()) <= QUOTED
                ? typed
                : typed.substring(0, typed.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
