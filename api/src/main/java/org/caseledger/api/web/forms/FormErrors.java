package org.caseledger.api.web.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Rule;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Why a submitted form was not carried out: field by field and {@code elsewhere}, by which rule of which clause, or
 * because it was {@code overtaken} by acts of others {@code since} a version.
 */
public record FormErrors(
        Map<String, String> fields,
        List<String> elsewhere,
        @Nullable String refusal,
        @Nullable String clause,
        @Nullable Long since,
        boolean overtaken) {
    /** The rules that one field alone can break. */
    private static final Map<String, String> ABOUT_A_FIELD = Map.of(Rule.PERSON_OF_UNIT.name(), "handler");

    public static final FormErrors NONE = new FormErrors(Map.of(), List.of(), null, null, null, false);

    /** Errors without a field are listed separately. */
    public static FormErrors of(InvalidInputException mistake) {
        var fields = new LinkedHashMap<String, String>();
        var elsewhere = new ArrayList<String>();
        for (var f : mistake.fields()) {
            if (f.field().isEmpty()) {
                elsewhere.add(RequestLanguage.choose(f));
            } else {
                fields.putIfAbsent(f.field(), RequestLanguage.choose(f));
            }
        }
        return new FormErrors(fields, elsewhere, null, null, null, false);
    }

    public static FormErrors of(Rejection rejection) {
        return of(rejection, null);
    }

    /** As above for a form whose sender had seen that version. */
    public static FormErrors of(Rejection rejection, @Nullable Long version) {
        var refusal = rejection.refusal();
        var says = RequestLanguage.choose(refusal);
        var field = ABOUT_A_FIELD.get(refusal.rule());
        Map<String, String> fields = field == null ? Map.of() : Map.of(field, says);
        return new FormErrors(fields, List.of(), says, refusal.clause(), version, false);
    }

    /** What was sent under this key before was something else. */
    static FormErrors reused() {
        var says = RequestLanguage.choose(new Text(
                "此表已提交过其他内容，本次未提交。您填写的内容已保留，请查看此件后再办理。",
                "This form was already submitted with different content, so nothing was submitted now."
                        + " Your input is kept: review the case before you submit again."));
        return new FormErrors(Map.of(), List.of(), says, null, null, false);
    }

    public static FormErrors meanwhile(@Nullable Long version) {
        long seen = version == null ? 0 : version;
        return new FormErrors(Map.of(), List.of(), null, null, seen, true);
    }

    /** What of a history others did meanwhile; nothing unless that may be why. */
    public List<HistoryEntry> meanwhile(Supplier<List<HistoryEntry>> history) {
        return since == null
                ? List.of()
                : history.get().stream()
                        .filter(entry -> entry.sequence() > since)
                        .toList();
    }

    /** Whether there are any. */
    public boolean any() {
        return wrong() > 0 || refusal != null || overtaken;
    }

    /** In how many places something is wrong. */
    public int wrong() {
        return fields.size() + elsewhere.size();
    }

    /** The same at the fields of a form; errors of other fields are shown elsewhere. */
    FormErrors at(ErrorPlacement places) {
        var beside = new LinkedHashMap<String, String>();
        var apart = new ArrayList<>(elsewhere);
        fields.forEach((path, what) -> places.of(path)
                .ifPresentOrElse(
                        name -> beside.merge(name, what, FormErrors::together), () -> apart.add(named(path, what))));
        return new FormErrors(beside, apart, refusal, clause, since, overtaken);
    }

    private static String together(String one, String other) {
        return one.contains(other) ? one : one + " " + other;
    }

    private static String named(String path, String what) {
        return path.isEmpty() ? what : path + ": " + what;
    }

    /** The field at which the error of a field is shown: itself, or what it is a part of; null if there is none. */
    public @Nullable String where(String field) {
        for (var at = field; !at.isEmpty(); at = ErrorPlacement.around(at)) {
            if (fields.containsKey(at)) {
                return at;
            }
        }
        return null;
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String of(String field) {
        return fields.get(field);
    }
}
