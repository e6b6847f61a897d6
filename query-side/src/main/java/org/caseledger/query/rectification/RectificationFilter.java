package org.caseledger.query.rectification;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are asked for: ordered from (included) until (excluded), due before; null asks for all. {@code unit} has
 * the case, {@code none} asks for those of no unit, {@code within} is the only unit whose cases the reader may see.
 */
public record RectificationFilter(
        @Nullable CaseId caseId,
        @Nullable UnitId unit,
        boolean none,
        @Nullable String respondent,
        @Nullable RectificationState state,
        @Nullable Boolean reopened,
        @Nullable Instant dueBefore,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable UnitId within) {

    /** Every order. */
    public static final RectificationFilter ALL =
            new RectificationFilter(null, null, false, null, null, null, null, null, null, null);

    /** Those in a state, of the only unit whose cases the reader may see (null: of all). */
    public static RectificationFilter ofState(RectificationState state, @Nullable UnitId within) {
        return new RectificationFilter(null, null, false, null, state, null, null, null, null, within);
    }

    /** Those of a unit (null: of all) in a period. */
    public static RectificationFilter of(@Nullable UnitId unit, Instant from, Instant until) {
        return new RectificationFilter(null, unit, false, null, null, null, null, from, until, null);
    }
}
