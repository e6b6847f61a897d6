package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.List;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.query.SecretNow;
import org.caseledger.review.CaseReview;
import org.caseledger.review.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * A case of a sample as in the log at that time: {@code position} is that of its receipt, {@code outcome} and
 * {@code at} are of its last ending, null and the time of its gate where it had not ended; {@code gated} says whether
 * it had ever needed approvals. {@code approved}, {@code investigated} and {@code drafted} are of that ending, null
 * where it is not known.
 */
@With
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
        return withState(review.state()).withReadings(review.readings());
    }

    /** Of a secret case: without what the readers wrote (P7.20). */
    DrawnCase withheld() {
        return withReadings(readings.stream().map(DrawnCase::withheld).toList());
    }

    private static CaseReview.Reading withheld(CaseReview.Reading reading) {
        var said = reading.concluded();
        var second = reading.second();
        return new CaseReview.Reading(
                new ReviewConcluded(
                        said.caseId(), said.conclusion(), said.clause(), withheld(said.note()), said.second()),
                reading.by(),
                reading.at(),
                second == null
                        ? null
                        : new CaseReview.Second(second.agrees(), withheld(second.note()), second.by(), second.at()));
    }

    private static @Nullable String withheld(@Nullable String note) {
        return note == null ? null : SecretNow.WORDS;
    }

    /** The latest conclusion; null before the first one. */
    public CaseReview.@Nullable Reading last() {
        return readings.isEmpty() ? null : readings.get(readings.size() - 1);
    }
}
