package org.caseledger.query.checkup;

import java.time.Instant;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Something in a case that samples go by: that it {@code ENDED} in a state, came to need approvals ({@code GATED}), was
 * {@code HANDLED} by a unit or {@code SIGNED} in by a leader. {@code at} is null where a migrated source gives no time.
 * Of an ending, {@code gated} says whether the case had ever needed approvals, {@code approved}, {@code investigated}
 * and {@code drafted} what there was in that round; null where a migrated source does not record it.
 */
record Reviewable(
        long position,
        Kind kind,
        @Nullable Instant at,
        @Nullable UnitId unit,
        @Nullable String person,
        @Nullable ComplaintState outcome,
        boolean gated,
        @Nullable Boolean approved,
        @Nullable Boolean investigated,
        @Nullable Boolean drafted) {
    enum Kind {
        ENDED,
        GATED,
        HANDLED,
        SIGNED
    }

    /** Anything but an ending. */
    static Reviewable of(
            Kind kind, long position, @Nullable Instant at, @Nullable UnitId unit, @Nullable String person) {
        return new Reviewable(position, kind, at, unit, person, null, false, null, null, null);
    }
}
