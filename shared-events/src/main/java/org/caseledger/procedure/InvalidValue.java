package org.caseledger.procedure;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** An invalid value in a file of the office; the reader of the file adds its location. */
public final class InvalidValue extends LabelledException {
    final String field;

    /** The names of what the object may have that this value is in; null until it is read. */
    transient @Nullable Collection<Object> allowed;

    /** {@code field} is named from where the value is read, such as {@code rules[3].limit}. */
    public InvalidValue(String field, String zh, String en) {
        super(zh, en);
        this.field = field;
    }

    /** Of an entry that does not exist, with the name that is probably meant. */
    public static InvalidValue unknown(String field, String written, Collection<?> allowed) {
        var text = Text.format("没有此项，可用：%s", "unknown field; allowed: %s", allowed)
                .andIfPresent("；是否为“%s”？", "; perhaps '%s'?", NearestName.of(written, allowed));
        return new InvalidValue(field, text.zh(), text.en());
    }

    /** Throws one for a field that is not filled in. */
    public static void ifMissing(String field, @Nullable Object value) {
        boolean missing = value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> values && values.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (missing) {
            throw new InvalidValue(field, "缺少此项", "this field is required");
        }
    }

    static void ifRepeated(String field, Collection<?> values) {
        if (new HashSet<>(values).size() < values.size()) {
            throw new InvalidValue(field, "有重复值", "a value is given twice");
        }
    }

    /** The name that a misspelt one is probably meant to be. */
    static final class NearestName {
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
}
