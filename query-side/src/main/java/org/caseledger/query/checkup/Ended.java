package org.caseledger.query.checkup;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
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
        @Nullable Boolean drafted) {}
