package org.caseledger.events.complaint;

import java.util.Set;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A field of the record was corrected; for sealed fields the values before and after stay sealed.
 * Of respondents who are natural persons, {@code personBefore} and {@code personAfter} are the
 * whole names and {@code before} and {@code after} the masked ones; {@code detailsBefore} and
 * {@code detailsAfter} are what was told of a respondent besides the name. {@code given} is what
 * the sealed part says now of what acceptance asks for.
 */
@EventType(value = "RecordCorrected", zh = "更正", en = "Corrected")
public record RecordCorrected(
        CorrectedField field,
        @Nullable String before,
        @Nullable String after,
        @Official @Nullable String personBefore,
        @Official @Nullable String personAfter,
        @Nullable RespondentDetails detailsBefore,
        @Nullable RespondentDetails detailsAfter,
        @Nullable Sealed sealedBefore,
        @Nullable Sealed sealedAfter,
        @Nullable Matter matterBefore,
        @Nullable Matter matterAfter,
        @Nullable Set<RecordItem> given,
        @Official String reason,
        Occurred occurred)
        implements Act {

    /** Of what names no natural person. */
    public RecordCorrected(
            CorrectedField field,
            @Nullable String before,
            @Nullable String after,
            @Nullable Sealed sealedBefore,
            @Nullable Sealed sealedAfter,
            String reason,
            Occurred occurred) {
        this(
                field,
                before,
                after,
                null,
                null,
                null,
                null,
                sealedBefore,
                sealedAfter,
                null,
                null,
                null,
                reason,
                occurred);
    }

    /** Of a sealed field. */
    public static RecordCorrected ofSealed(
            CorrectedField field,
            @Nullable Sealed before,
            Sealed after,
            @Nullable Set<RecordItem> given,
            String reason,
            Occurred occurred) {
        return new RecordCorrected(
                field, null, null, null, null, null, null, before, after, null, null, given, reason, occurred);
    }

    public static RecordCorrected ofMatter(@Nullable Matter before, Matter after, String reason, Occurred occurred) {
        return new RecordCorrected(
                CorrectedField.MATTER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                before,
                after,
                null,
                reason,
                occurred);
    }

    public static RecordCorrected ofRespondent(
            NamedRespondent before, NamedRespondent after, String reason, Occurred occurred) {
        return new RecordCorrected(
                CorrectedField.RESPONDENT,
                before.shown(),
                after.shown(),
                before.person(),
                after.person(),
                before.details(),
                after.details(),
                null,
                null,
                null,
                null,
                null,
                reason,
                occurred);
    }

    /** The respondent as the correction has it; only for that field. */
    public NamedRespondent about() {
        return new NamedRespondent(after, personAfter, detailsAfter);
    }
}
