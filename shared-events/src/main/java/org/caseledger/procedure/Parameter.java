package org.caseledger.procedure;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.text.Labelled;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A value that an office may change from a page: its {@code name} in the settings, its description, its current value,
 * and the clause. A number has no {@code options}; any other value is some of them, separated by commas. {@code rule}
 * is the time limit to which it belongs.
 */
public record Parameter(
        String name,
        Text what,
        String value,
        String clause,
        List<Option> options,
        @Nullable DeadlineRule rule) {
    private static final String BETWEEN = ", ";

    /** One of the values that there can be. */
    public record Option(String value, Text text) implements Labelled {
        static List<Option> of(Class<? extends Enum<?>> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(one -> new Option(one.name(), ((Labelled) one).text()))
                    .toList();
        }
    }

    /** Whether it is a whole number. */
    public boolean isNumber() {
        return options.isEmpty();
    }

    /** A value as people read it, such as {@code 5} or 重大、紧急. */
    public Text inWords(String of) {
        if (isNumber()) {
            return new Text(of, of);
        }
        var chosen = chosen(of);
        return chosen.isEmpty()
                ? new Text("未限定", "not limited")
                : Text.list(
                        options.stream().filter(o -> chosen.contains(o.value())).toList());
    }

    /** The options that a value consists of. */
    public List<String> chosen(String of) {
        return Arrays.stream(of.split(BETWEEN)).filter(one -> !one.isEmpty()).toList();
    }

    /** The value in its one form, however it is typed; throws {@link LabelledException} for what is none. */
    public String read(String typed) {
        return isNumber() ? number(typed.strip()) : some(typed);
    }

    private static String number(String typed) {
        try {
            return Integer.toString(Integer.parseInt(typed));
        } catch (NumberFormatException e) {
            throw new LabelledException(
                    Text.format("“%s”应为整数", "“%s” must be a whole number", Wording.quoted(typed)), e);
        }
    }

    private String some(String typed) {
        var asked = new LinkedHashSet<>(List.of(typed.split("[,，、\\s]+")));
        asked.remove("");
        for (var one : asked) {
            if (options.stream().noneMatch(o -> o.value().equals(one))) {
                throw new LabelledException(Text.format("没有“%s”此项", "“%s” is none of the values", Wording.quoted(one)));
            }
        }
        // A list has the order of its clause: what is in it stays in its place.
        return Stream.concat(chosen(value).stream(), options.stream().map(Option::value))
                .distinct()
                .filter(asked::contains)
                .collect(Collectors.joining(BETWEEN));
    }
}
