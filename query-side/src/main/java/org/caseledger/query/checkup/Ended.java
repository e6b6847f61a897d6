package org.caseledger.query.checkup;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Listing;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * An ending of a case by {@code person}: {@code gated} says whether the case had ever needed approvals, the others what
 * there was in that round, null where a migrated source does not record it; {@code at} is null where that gives no
 * time.
 */
public record Ended(
        long position,
        CaseId caseId,
        String number,
        ComplaintState outcome,
        @Nullable Instant at,
        @Nullable UnitId unit,
        String person,
        boolean gated,
        @Nullable Boolean approved,
        @Nullable Boolean investigated,
        @Nullable Boolean drafted) {
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
}
