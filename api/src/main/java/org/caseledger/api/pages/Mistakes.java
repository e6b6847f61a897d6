package org.caseledger.api.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.api.http.InputMistake;
import org.caseledger.api.http.Language;
import org.caseledger.command.Rejection;
import org.caseledger.command.Rule;
import org.caseledger.query.history.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Why what somebody sent was not done: field by field, by which rule of which clause, or because it
 * was {@code overtaken} by what others did {@code since} a version.
 */
public record Mistakes(
        Map<String, String> fields,
        @Nullable String refusal,
        @Nullable String clause,
        @Nullable Long since,
        boolean overtaken) {

    /** The rules that one field alone can break. */
    private static final Map<String, String> ABOUT_A_FIELD =
            Map.of(Rule.PERSON_OF_UNIT.name(), "handler");

    public static final Mistakes NONE = new Mistakes(Map.of(), null, null, null, false);

    public static Mistakes of(InputMistake mistake) {
        var fields = new LinkedHashMap<String, String>();
        mistake.fields()
                .forEach(f -> fields.putIfAbsent(f.field(), Language.choose(f.zh(), f.en())));
        return new Mistakes(fields, null, null, null, false);
    }

    public static Mistakes of(Rejection rejection) {
        return of(rejection, null);
    }

    /** As above of what somebody sent who had seen that version. */
    public static Mistakes of(Rejection rejection, @Nullable Long version) {
        var refusal = rejection.refusal();
        var says = Language.choose(refusal.zh(), refusal.en());
        var field = ABOUT_A_FIELD.get(refusal.rule());
        Map<String, String> fields = field == null ? Map.of() : Map.of(field, says);
        return new Mistakes(fields, says, refusal.clause(), version, false);
    }

    /** What was sent under this key before was something else. */
    static Mistakes reused() {
        var says =
                Language.choose(
                        "此表已提交过另外的内容，本次没有办理。您填写的内容仍在，请查看此件后再办。",
                        "This form was sent before with another content, and nothing was done now."
                                + " What you typed is still here: look at the case, then decide.");
        return new Mistakes(Map.of(), says, null, null, false);
    }

    public static Mistakes meanwhile(@Nullable Long version) {
        return new Mistakes(Map.of(), null, null, version == null ? 0 : version, true);
    }

    /** What of a history others did meanwhile; nothing unless that may be why. */
    public List<HistoryEntry> meanwhile(Supplier<List<HistoryEntry>> history) {
        return since == null
                ? List.of()
                : history.get().stream().filter(entry -> entry.sequence() > since).toList();
    }

    /** Whether there are any. */
    public boolean any() {
        return !fields.isEmpty() || refusal != null || overtaken;
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String of(String field) {
        return fields.get(field);
    }
}
