package org.caseledger.api.importing;

import java.util.Objects;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.RespondentDetails;
import org.jspecify.annotations.Nullable;

/** The correction for the record of a known case whose source has changed. */
final class CorrectionOfRecord {
    private CorrectionOfRecord() {}

    /** Null where no correction changes the part, or where the source does not tell it any more. */
    static @Nullable Correction of(SourcePart part, AdoptHistory now, NamedRespondent respondentBefore) {
        return switch (part) {
            case COMPLAINANT ->
                now.complainant() == null
                        ? null
                        : new Correction(now.complainant(), null, null, null, null, null, null, null);
            case NARRATIVE -> new Correction(null, now.narrative(), null, null, null, null, null, null);
            case RESPONDENT -> ofRespondent(now, respondentBefore);
            case MATTER ->
                now.matter() == null ? null : new Correction(null, null, null, null, null, now.matter(), null, null);
            case CHANNEL -> new Correction(null, null, null, null, null, null, now.channel(), null);
            case KIND -> new Correction(null, null, null, null, null, null, null, now.kind());
            default -> null;
        };
    }

    private static @Nullable Correction ofRespondent(AdoptHistory now, NamedRespondent before) {
        var about = NamedRespondent.of(now.respondent(), now.respondentKind(), now.respondentDetails());
        boolean named = !about.hasNameOf(before);
        if (named && about.name() == null) {
            return null;
        }
        boolean told = !Objects.equals(about.details(), before.details());
        return new Correction(
                null,
                null,
                named ? about.name() : null,
                named ? now.respondentKind() : null,
                told ? told(about.details()) : null,
                null,
                null,
                null);
    }

    private static ToldRespondent told(@Nullable RespondentDetails details) {
        return details == null
                ? new ToldRespondent(null, null, null, null)
                : new ToldRespondent(null, details.creditCode(), details.where(), details.street());
    }
}
