package org.caseledger.api.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caseledger.events.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.ModelMap;

/** A page that a person asks for: its path and parameters, and what it shows. */
public record PageRequest(String path, Map<String, String> asked, Actor actor, ModelMap model) {
    /**
     * Shows some of the rows that a question has, and links to the others; {@code choices} has the values of each of
     * its components that is an enum.
     */
    public void show(Record question, long total, List<?> rows) {
        model.addAttribute("rows", rows);
        model.addAttribute("asked", asked);
        model.addAttribute("choices", choices(question));
        model.addAttribute("sheet", Pagination.of(path, asked, total));
    }

    /** How it writes what it shows. */
    public PageFormats ui() {
        return (PageFormats) Objects.requireNonNull(model.get("ui"));
    }

    /** Shows something else, under a name. */
    public void add(String name, @Nullable Object value) {
        model.addAttribute(name, value);
    }

    private static Map<String, List<?>> choices(Record question) {
        return Arrays.stream(question.getClass().getRecordComponents())
                .filter(one -> one.getType().isEnum())
                .collect(Collectors.toMap(
                        one -> one.getName(), one -> List.of(one.getType().getEnumConstants())));
    }
}
