package org.caseledger.api.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.api.http.InputMistake;
import org.caseledger.api.http.Language;
import org.caseledger.command.Rejection;
import org.caseledger.query.history.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Why what somebody sent was not done: field by field, by which rule of which clause, or because of
 * what others did {@code since} a version.
 */
public record Mistakes(
        Map<String, String> fields,
        @Nullable String refusal,
        @Nullable String clause,
        @Nullable Long since) {

    public static final Mistakes NONE = new Mistakes(Map.of(), null, null, null);

    public static Mistakes of(InputMistake mistake) {
        var fields = new LinkedHashMap<String, String>();
        mistake.fields()
                .forEach(f -> fields.putIfAbsent(f.field(), Language.choose(f.zh(), f.en())));
        return new Mistakes(fields, null, null, null);
    }

    public static Mistakes of(Rejection rejection) {
        var refusal = rejection.refusal();
        return new Mistakes(
                Map.of(), Language.choose(refusal.zh(), refusal.en()), refusal.clause(), null);
    }

    public static Mistakes meanwhile(@Nullable Long version) {
        return new Mistakes(Map.of(), null, null, version == null ? 0 : version);
    }

    /** What of a history others did meanwhile; nothing unless that is why. */
    public List<HistoryEntry> meanwhile(Supplier<List<HistoryEntry>> history) {
        return since == null
                ? List.of()
                : history.get().stream().filter(entry -> entry.sequence() > since).toList();
    }

    /** Whether there are any. */
    public boolean any() {
        return !fields.isEmpty() || refusal != null || since != null;
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String of(String field) {
        return fields.get(field);
    }
}
