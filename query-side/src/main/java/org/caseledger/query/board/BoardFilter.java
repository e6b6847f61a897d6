package org.caseledger.query.board;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are asked for; null asks for all. {@code respondent} and {@code number} are parts of the text,
 * {@code category} one whole category, {@code migrated} whether the case came from elsewhere, {@code within} the only
 * unit whose cases the reader may see.
 */
public record BoardFilter(
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("state = :state") @Nullable ComplaintState state,
        @Where("kind = :kind") @Nullable ComplaintKind kind,
        @Where("channel = :channel") @Nullable Channel channel,
        @Where("severity = :severity") @Nullable Severity severity,
        @Nullable Light light,

        @Where("position(lower(:respondent) IN lower(respondent)) > 0") @Nullable
        String respondent,

        @Where("position(:number IN number) > 0") @Nullable String number,
        @Nullable String category,

        @Where(value = "source IS NOT NULL", no = "source IS NULL") @Nullable
        Boolean migrated,

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
