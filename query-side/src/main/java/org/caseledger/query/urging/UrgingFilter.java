package org.caseledger.query.urging;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.UrgingStep;
import org.jspecify.annotations.Nullable;

/**
 * Which steps are asked for; null asks for all. {@code unit} is the unit that has the case, {@code within} the only
 * unit whose cases the reader may see; sent {@code from} (included) {@code until} (excluded), which proposals have not
 * been.
 */
public record UrgingFilter(
        @Nullable CaseId caseId,
        @Nullable UnitId unit,
        @Nullable UrgingStep step,
        @Nullable Clock clock,
        @Nullable UnitId within,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Every step. */
    public static final UrgingFilter ALL = new UrgingFilter(null, null, null, null, null);

    /** Whenever it was sent. */
    public UrgingFilter(
            @Nullable CaseId caseId,
            @Nullable UnitId unit,
            @Nullable UrgingStep step,
            @Nullable Clock clock,
            @Nullable UnitId within) {
        this(caseId, unit, step, clock, within, null, null);
    }
}
