package org.caseledger.query.checkup;

import java.time.Instant;
import org.caseledger.events.ComplaintState;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Listing;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/** Which endings of a period are asked for. */
public record EndedFilter(
        @Where("at >= :from") @Nullable Instant from,
        @Where("at < :until") @Nullable Instant until,
        @Where @Nullable EndedSubset which,
        @Where("outcome = :outcome") @Nullable ComplaintState outcome)
        implements InPeriod {
    /** The latest first. */
    public static final Listing<EndedFilter, Ended> LIST = Listing.<EndedFilter, Ended>of(
                    "*",
                    "(SELECT * FROM %s.reviewable WHERE kind = 'ENDED') AS ended",
                    Ended.class,
                    asked -> "position DESC")
            .ofCases("case_id", null)
            .counted();
}
