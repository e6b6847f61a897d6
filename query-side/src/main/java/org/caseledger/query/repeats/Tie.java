package org.caseledger.query.repeats;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** Another case that this one is linked with or handled together with. */
public record Tie(
        Kind kind,
        CaseId caseId,
        String number,
        @Nullable String respondent,
        Instant receivedAt,
        ComplaintState state,
        @Nullable UnitId unit) {

    /** How the other case stands to this one. */
    public enum Kind {
        /** This case repeats it. */
        REPEATS,
        /** It repeats this case. */
        REPEATED_BY,
        /** It leads where both are handled together. */
        LEAD,
        /** This case leads it. */
        JOINED,
        /** The same case leads both. */
        TOGETHER
    }
}
