package org.caseledger.query.history;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/** Whose activity is asked for, recorded from (included) until (excluded); null asks for all. */
public record ActivityFilter(
        @Where("person = :person") @Nullable String person,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("case_id = :caseId") @Nullable CaseId caseId,
        @Where("recorded_at >= :from") @Nullable Instant from,
        @Where("recorded_at < :until") @Nullable Instant until) {
    /** Everybody's. */
    public static final ActivityFilter ALL = new ActivityFilter(null, null, null, null, null);
}
