package org.caseledger.api.web.forms;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form on a page of its own: what it is about and where one comes back to, which of several is meant ({@code which},
 * empty where there is one only), what it asks for, and the {@code version} that its reader has seen, if what it is
 * about has one.
 */
public record FormPage(
        String about,
        String back,
        String which,
        List<FormField> fields,
        Set<String> hidden,
        @Nullable Long version) {
    /** A form that asks for all of its fields. */
    public FormPage(String about, String back, List<FormField> fields) {
        this(about, back, "", fields, Set.of(), null);
    }

    /** The same about one of several. */
    public FormPage of(String which) {
        return new FormPage(about, back, which, fields, hidden, version);
    }

    /** The same about something that has a version. */
    public FormPage at(long version) {
        return new FormPage(about, back, which, fields, hidden, version);
    }

    /** The same with these fields hidden, as far as they are filled in. */
    public FormPage hiding(FormRequest form, String... names) {
        var filledIn = Set.of(names).stream().filter(form.typed()::containsKey).collect(Collectors.toSet());
        return new FormPage(about, back, which, fields, filledIn, version);
    }
}
