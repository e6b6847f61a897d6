package org.caseledger.api.web;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Draft;
import org.jspecify.annotations.Nullable;

/** How the fields are written in which two moments of a case differ. */
@RequiredArgsConstructor
final class FieldValues {
    private final PageFormats shown;

    String of(String field, @Nullable Object value) {
        if (value == null) {
            return shown.value(null);
        }
        return switch (field.substring(field.lastIndexOf('.') + 1)) {
            case "handler", "by" -> shown.person((String) value);
            case "clause" -> shown.clause((String) value);
            case "dueAt" -> shown.due((Instant) value);
            case "sealedParts" -> shown.each((Collection<?>) value, part -> shown.part((String) part));
            case "others" -> shown.each((Collection<?>) value, other -> limit((OtherLimit) other));
            case "decisions" -> shown.each((Collection<?>) value, one -> decision((Draft.Decision) one));
            case "secret" -> secret((CaseSummary.Secret) value);
            case "duty" -> duty((CaseSummary.Duty) value);
            case "dossier" -> dossier((CaseSummary.Dossier) value);
            default -> shown.value(value);
        };
    }

    private String limit(OtherLimit other) {
        return shown.due(other.dueAt()) + shown.pick("（%s）", " (%s)").formatted(shown.clause(other.clause()));
    }

    private String decision(Draft.Decision decision) {
        var verdict = decision.approved() ? "draft.approved" : "draft.rejected";
        return beside(
                shown.word(decision.level()),
                shown.said(verdict),
                shown.person(decision.by()),
                decision.at() == null ? null : shown.time(decision.at()),
                decision.opinion());
    }

    private String secret(CaseSummary.Secret secret) {
        var people = secret.people();
        return beside(shown.word(secret.ground()), people == null ? null : shown.each(people, shown::person));
    }

    private String duty(CaseSummary.Duty duty) {
        return beside(duty.day().toString(), shown.unit(duty.unit()), shown.each(duty.officers(), DutyOfficer::name));
    }

    private String dossier(CaseSummary.Dossier dossier) {
        var missing = dossier.missing();
        return beside(
                shown.value(dossier.present()),
                missing.isEmpty()
                        ? null
                        : shown.pick("缺少", "missing: ") + shown.each(missing.keySet(), lacked(missing)));
    }

    private Function<DossierPart, String> lacked(Map<DossierPart, String> why) {
        return part -> shown.pick(part) + shown.pick("：", ": ") + why.get(part);
    }

    private static String beside(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
