package org.caseledger.query.rectification;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Listing;
import org.caseledger.query.SecretNow;
import org.caseledger.query.Subset;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are asked for: of cases that a unit has or that none has ({@code none}), due before an instant, ordered
 * in a period.
 */
public record RectificationFilter(
        @Where("case_id = :caseId") @Nullable CaseId caseId,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("unit IS NULL") @Nullable Boolean none,
        @Where("respondent = :respondent") @Nullable String respondent,
        @Where @Nullable RectificationState state,

        @Where(value = "reopened", no = "NOT reopened") @Nullable
        Boolean reopened,

        @Where("due_at < :dueBefore") @Nullable Instant dueBefore,
        @Where("ordered_at >= :from") @Nullable Instant from,
        @Where("ordered_at < :until") @Nullable Instant until)
        implements InPeriod {
    /** What is open by the time it is due, everything else the latest ordered first. */
    public static final Listing<RectificationFilter, ListedRectification> LIST = Listing.of(
                    "case_number, unit, respondent, %s, kept AS rectification, %s"
                            .formatted(
                                    Subset.column(RectificationState.values(), "state"), SecretNow.column("r.case_id")),
                    "%s.rectification r",
                    ListedRectification.class,
                    RectificationFilter::order)
            .ofCases("case_id", "unit = :within")
            .counted();

    /** Every order. */
    public static final RectificationFilter ALL =
            new RectificationFilter(null, null, null, null, null, null, null, null, null);

    /** Those in a state. */
    public static RectificationFilter ofState(RectificationState state) {
        return new RectificationFilter(null, null, null, null, state, null, null, null, null);
    }

    /** Those of a unit (null: of all) in a period. */
    public static RectificationFilter of(@Nullable UnitId unit, Instant from, Instant until) {
        return new RectificationFilter(null, unit, null, null, null, null, null, from, until);
    }

    private String order() {
        boolean byDue = dueBefore != null || state == RectificationState.OPEN || state == RectificationState.OVERDUE;
        return (byDue ? "due_at" : "ordered_at DESC") + ", case_id, number";
    }
}
