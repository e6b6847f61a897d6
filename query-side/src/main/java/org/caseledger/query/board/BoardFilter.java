package org.caseledger.query.board;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are asked for; null asks for all. {@code respondent} and {@code number} are parts of the text,
 * {@code category} one whole category, {@code migrated} whether the case came from elsewhere, {@code within} the only
 * unit whose cases the reader may see.
 */
public record BoardFilter(
        @Nullable UnitId unit,
        @Nullable ComplaintState state,
        @Nullable ComplaintKind kind,
        @Nullable Channel channel,
        @Nullable Severity severity,
        @Nullable Light light,
        @Nullable String respondent,
        @Nullable String number,
        @Nullable String category,
        @Nullable Boolean migrated,
        boolean openOnly,
        @Nullable UnitId within) {

    /** Every card. */
    public static final BoardFilter ALL =
            new BoardFilter(null, null, null, null, null, null, null, null, null, null, false, null);

    /** The same question of a reader who may see only that unit's cases. */
    public BoardFilter within(@Nullable UnitId only) {
        return new BoardFilter(
                unit, state, kind, channel, severity, light, respondent, number, category, migrated, openOnly, only);
    }
}
