package org.caseledger.api.web.requests;

import java.lang.reflect.RecordComponent;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Checks what was sent against the type it was read into: whatever is not {@code @Nullable} has to be there, no text is
 * blank, too long, or holds a character that cannot be stored, and no time is in a far year.
 */
public final class RequiredParts {
    /** The longest text of a field, in characters. */
    public static final int LONGEST = 20_000;

    static final Text NUL = new Text("含有不能保存的空字符(NUL)", "contains a NUL character, which cannot be stored");

    private final List<InvalidInputException.Field> mistakes = new ArrayList<>();

    /** Returns the value; throws {@link InvalidInputException} naming every field that is wrong. */
    static <T> T check(T value) {
        var check = new RequiredParts();
        check.record("", (Record) value);
        if (!check.mistakes.isEmpty()) {
            throw new InvalidInputException(check.mistakes);
        }
        return value;
    }

    /** Whether a part of a record has to be there. */
    public static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private void record(String path, Record value) {
        for (var component : value.getClass().getRecordComponents()) {
            var part = read(component, value);
            var name = path.isEmpty() ? component.getName() : path + "." + component.getName();
            if (part != null) {
                value(name, part);
            } else if (isRequired(component)) {
                mistake(name, "请填写此项", "is missing");
            }
        }
    }

    private void value(String name, Object value) {
        if (value instanceof String text) {
            text(name, text);
        } else if (value instanceof TemporalAccessor time) {
            if (!PossibleYears.hold(time)) {
                mistakes.add(new InvalidInputException.Field(name, PossibleYears.SAYS));
            }
        } else if (value instanceof Collection<?> several) {
            int i = 0;
            for (var one : several) {
                if (one == null) {
                    mistake(name + "[" + i + "]", "请填写此项", "is missing");
                } else {
                    value(name + "[" + i + "]", one);
                }
                i++;
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> {
                if (one == null) {
                    mistake(name + "." + key, "请填写此项", "is missing");
                } else {
                    value(name + "." + key, one);
                }
            });
        } else if (value instanceof Record inner) {
            record(name, inner);
        }
    }

    private void text(String name, String text) {
        if (text.isBlank()) {
            mistake(name, "请填写此项，不能只有空格", "is blank");
        } else if (text.indexOf('\0') >= 0) {
            mistakes.add(new InvalidInputException.Field(name, NUL));
        } else if (text.codePointCount(0, text.length()) > LONGEST) {
            mistake(name, "超过%d字", "is longer than %d characters", LONGEST);
        } else if (hasLoneSurrogate(text)) {
            mistake(name, "含有不完整的字符", "contains an incomplete character");
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private void mistake(String name, String zh, String en, Object... facts) {
        mistakes.add(new InvalidInputException.Field(name, zh, en, facts));
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record's parts can be read: " + component, e);
        }
    }
}
