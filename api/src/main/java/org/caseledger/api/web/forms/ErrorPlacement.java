package org.caseledger.api.web.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseledger.api.web.forms.FormField.Kind;
import org.springframework.util.MultiValueMap;

/**
 * Where a form shows what is wrong: next to the field of that path, or else next to the nearest one around it. A path
 * is that of the JSON that the form makes.
 */
public final class ErrorPlacement {
    private static final Pattern OF_A_ROW = Pattern.compile("([^\\[.]+)\\[(\\d+)](.*)");

    private final Set<String> shown = new HashSet<>();
    private final Map<String, List<String>> filledIn = new HashMap<>();

    /** Those of a form of these fields without the hidden ones, as it was filled in. */
    public ErrorPlacement(List<FormField> fields, Set<String> hidden, MultiValueMap<String, String> typed) {
        fields.stream().filter(field -> !hidden.contains(field.name())).forEach(field -> add(field, typed));
    }

    private void add(FormField field, MultiValueMap<String, String> typed) {
        shown.add(field.name());
        if (field.kind().isOfEach()) {
            field.options().forEach(option -> shown.add(ofEach(field.name(), option.value())));
        }
        field.parts().forEach(part -> add(part, typed));
        if (field.kind() == Kind.ROWS) {
            filledIn.put(
                    field.name(),
                    field.parts().stream()
                            .map(FormField::name)
                            .filter(row -> isFilledIn(row, typed))
                            .toList());
        }
    }

    private static String ofEach(String field, String word) {
        return "%s[%s]".formatted(field, word);
    }

    private static boolean isFilledIn(String row, MultiValueMap<String, String> typed) {
        return typed.entrySet().stream()
                .filter(one -> one.getKey().startsWith(row + "."))
                .anyMatch(one -> one.getValue().stream().anyMatch(text -> !text.isBlank()));
    }

    /** The name of the field that shows it; empty where none does. */
    public Optional<String> of(String path) {
        for (var at = asOnTheForm(path); !at.isEmpty(); at = around(at)) {
            for (var name : names(at)) {
                if (shown.contains(name)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    // Empty rows are left out of what is sent: the others move up.
    private String asOnTheForm(String path) {
        var row = OF_A_ROW.matcher(path);
        if (!row.matches() || !filledIn.containsKey(row.group(1))) {
            return path;
        }
        var rows = filledIn.get(row.group(1));
        int n = Integer.parseInt(row.group(2));
        return n < rows.size() ? rows.get(n) + row.group(3) : path;
    }

    // A field asked for each of some words is in the JSON as a part of that name.
    private static List<String> names(String at) {
        var names = new ArrayList<>(List.of(at));
        int dot = at.lastIndexOf('.');
        if (dot > 0) {
            names.add(ofEach(at.substring(0, dot), at.substring(dot + 1)));
        }
        return names;
    }

    /** The path that a path is a part of; empty where it is a part of none. */
    public static String around(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
