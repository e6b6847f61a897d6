package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on holdings: what lies between two instants, of these (null accepts all; an empty person stands for
 * holdings without a named person); {@code within} is the only unit that the reader may see.
 */
public record HoldingFilter(
        Instant from,
        Instant until,
        @Nullable CaseId caseId,
        @Nullable Role role,
        @Nullable UnitId unit,
        @Nullable String person,
        @Nullable Boolean lasting,
        boolean migrated,
        @Nullable UnitId within) {

    /** All that was held in a period by people of this office. */
    public static HoldingFilter of(Instant from, Instant until) {
        return new HoldingFilter(from, until, null, null, null, null, null, false, null);
    }
}
