package org.caseledger.query.urging;

import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.UrgingStep;
import org.jspecify.annotations.Nullable;

/**
 * Which steps are asked for; null asks for all. {@code unit} is the unit that has the case, {@code
 * within} the only unit whose cases the reader may see.
 */
public record UrgingFilter(
        @Nullable CaseId caseId,
        @Nullable UnitId unit,
        @Nullable UrgingStep step,
        @Nullable Clock clock,
        @Nullable UnitId within) {

    /** Every step. */
    public static final UrgingFilter ALL = new UrgingFilter(null, null, null, null, null);
}
