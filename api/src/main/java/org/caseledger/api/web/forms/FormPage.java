package org.caseledger.api.web.forms;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * A form on a page of its own: what it does, what it is about and where one comes back to, which of several is meant
 * ({@code which}, empty where there is one only), what it asks for, and the {@code version} that its reader has seen,
 * if what it is about has one.
 */
public record FormPage(
        Labelled word,
        String about,
        String back,
        String which,
        List<FormField> fields,
        Set<String> hidden,
        @Nullable Long version) {
    /** A form that asks for all of its fields. */
    public static FormPage of(Labelled word, String about, String back, List<FormField> fields) {
        return new FormPage(word, about, back, "", fields, Set.of(), null);
    }

    /** The same about one of several. */
    public FormPage of(String which) {
        return new FormPage(word, about, back, which, fields, hidden, version);
    }

    /** The same with these fields hidden, as far as they are filled in. */
    public FormPage hiding(OpenedForm opened, String... names) {
        var filledIn = Set.of(names).stream()
                .filter(name -> opened.typed().containsKey(name))
                .collect(Collectors.toSet());
        return new FormPage(word, about, back, which, fields, filledIn, version);
    }
}
