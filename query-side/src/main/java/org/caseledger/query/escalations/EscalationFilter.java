package org.caseledger.query.escalations;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which escalations are asked for: answered or not, made from (included) until (excluded); null asks for all.
 * {@code unit} has the case, {@code within} is the only unit whose cases the reader may see.
 */
public record EscalationFilter(
        @Nullable CaseId caseId,
        @Nullable UnitId unit,
        @Nullable Boolean answered,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable UnitId within) {

    /** What waits for an answer. */
    public static final EscalationFilter WAITING = new EscalationFilter(null, null, false, null, null, null);
}
