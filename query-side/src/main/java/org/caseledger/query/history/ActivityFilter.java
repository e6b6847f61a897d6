package org.caseledger.query.history;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** Whose activity is asked for, recorded from (included) until (excluded); null asks for all. */
public record ActivityFilter(
        @Nullable String person,
        @Nullable UnitId unit,
        @Nullable CaseId caseId,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Everybody's. */
    public static final ActivityFilter ALL = new ActivityFilter(null, null, null, null, null);
}
