package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.review.CaseReview;
import org.caseledger.review.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * A case of a sample as the log had it then: {@code position} is that of its receipt, {@code
 * outcome} and {@code at} are of its last ending, null and the time of its gate where it had not
 * ended; {@code gated} says whether it had ever needed approvals. {@code approved}, {@code
 * investigated} and {@code drafted} are of that ending, null where it is not known.
 */
public record DrawnCase(
        long position,
        CaseId caseId,
        String number,
        @Nullable ComplaintState outcome,
        @Nullable Instant at,
        @Nullable UnitId unit,
        boolean gated,
        @Nullable Boolean approved,
        @Nullable Boolean investigated,
        @Nullable Boolean drafted,
        ReviewState state,
        List<CaseReview.Reading> readings) {

    DrawnCase reviewed(CaseReview review) {
        return new DrawnCase(
                position,
                caseId,
                number,
                outcome,
                at,
                unit,
                gated,
                approved,
                investigated,
                drafted,
                review.state(),
                review.readings());
    }

    /** The latest conclusion; null before the first one. */
    public CaseReview.@Nullable Reading last() {
        return readings.isEmpty() ? null : readings.get(readings.size() - 1);
    }
}
