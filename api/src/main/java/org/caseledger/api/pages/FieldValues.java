package org.caseledger.api.pages;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.DossierPart;
import org.caseledger.events.DutyOfficer;
import org.caseledger.events.OtherLimit;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Draft;
import org.jspecify.annotations.Nullable;

/** How the fields are written in which two moments of a case differ. */
final class FieldValues {

    private final Shown shown;
    private final Called called;

    FieldValues(Shown shown, Called called) {
        this.shown = shown;
        this.called = called;
    }

    String of(String field, @Nullable Object value) {
        if (value instanceof CaseSummary.Secret secret) {
            return beside(shown.word(secret.ground()), people(secret.people()));
        } else if (value instanceof CaseSummary.Duty duty) {
            return beside(
                    duty.day().toString(),
                    shown.unit(duty.unit()),
                    shown.each(duty.officers(), officer -> ((DutyOfficer) officer).name()));
        } else if (value instanceof CaseSummary.Dossier dossier) {
            return beside(shown.value(dossier.present()), missing(dossier.missing()));
        } else if (value == null) {
            return shown.value(null);
        }
        return switch (field.substring(field.lastIndexOf('.') + 1)) {
            case "handler", "by" -> called.person((String) value);
            case "clause" -> shown.clause((String) value);
            case "dueAt" -> shown.due((Instant) value);
            case "sealedParts" ->
                    shown.each((Collection<?>) value, part -> shown.part((String) part));
            case "others" -> shown.each((Collection<?>) value, other -> limit((OtherLimit) other));
            case "decisions" ->
                    shown.each((Collection<?>) value, one -> decision((Draft.Decision) one));
            default -> shown.value(value);
        };
    }

    private String limit(OtherLimit other) {
        return shown.due(other.dueAt())
                + shown.pick("（%s）", " (%s)").formatted(shown.clause(other.clause()));
    }

    private String decision(Draft.Decision decision) {
        var verdict = decision.approved() ? "draft.approved" : "draft.rejected";
        return beside(
                shown.word(decision.level()),
                shown.said(verdict),
                called.person(decision.by()),
                decision.at() == null ? null : shown.time(decision.at()),
                decision.opinion());
    }

    private @Nullable String people(@Nullable Collection<String> people) {
        return people == null ? null : shown.each(people, person -> called.person((String) person));
    }

    private @Nullable String missing(Map<DossierPart, String> missing) {
        var told =
                Arrays.stream(DossierPart.values())
                        .filter(missing::containsKey)
                        .map(part -> shown.word(part) + shown.pick("：", ": ") + missing.get(part))
                        .collect(Collectors.joining(shown.pick("、", ", ")));
        return told.isEmpty() ? null : shown.pick("缺", "lacks ") + told;
    }

    private static String beside(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
