package org.caseledger.procedure;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
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
}
