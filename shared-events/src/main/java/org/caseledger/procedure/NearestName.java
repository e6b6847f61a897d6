package org.caseledger.procedure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The name that a misspelt one is probably meant to be. */
final class NearestName {
    private NearestName() {}

    /** Null where none of them differs by few characters only. */
    static @Nullable String of(String written, Collection<?> names) {
        int most = 1 + written.length() / 4;
        return names.stream()
                .map(Object::toString)
                .filter(name -> distance(written, name) <= most)
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .orElse(null);
    }

    /** Levenshtein's: how many characters are inserted, deleted or replaced; case is none. */
    private static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
