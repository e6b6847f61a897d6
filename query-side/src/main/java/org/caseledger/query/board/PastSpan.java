package org.caseledger.query.board;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * How long a card looked the same: from the event at a position until before another, by the times at which these were
 * recorded; null while it still does.
 */
record PastSpan(
        CaseId caseId,
        long fromPosition,
        @Nullable Long toPosition,
        Instant fromAt,
        @Nullable Instant toAt,
        PastRow row) {
    static PastSpan from(Recorded recorded, PastRow row) {
        return new PastSpan(recorded.caseId(), recorded.position(), null, recorded.recordedAt(), null, row);
    }

    PastSpan with(PastRow other) {
        return new PastSpan(caseId, fromPosition, toPosition, fromAt, toAt, other);
    }

    PastSpan until(Recorded recorded) {
        return new PastSpan(caseId, fromPosition, recorded.position(), fromAt, recorded.recordedAt(), row);
    }
}
