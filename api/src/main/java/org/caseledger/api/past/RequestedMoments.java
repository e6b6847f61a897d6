package org.caseledger.api.past;

import org.caseledger.query.moments.TimeAxis;
import org.jspecify.annotations.Nullable;

/** Two moments, each an event of the case or a time, along an axis of its own. */
record RequestedMoments(
        @Nullable Integer a,
        @Nullable String aAt,
        @Nullable TimeAxis aKnown,
        @Nullable Integer b,
        @Nullable String bAt,
        @Nullable TimeAxis bKnown,
        @Nullable String lateAfter) {
    RequestedMoment first() {
        return new RequestedMoment(a, aAt, aKnown);
    }

    RequestedMoment second() {
        return new RequestedMoment(b, bAt, bKnown);
    }
}
