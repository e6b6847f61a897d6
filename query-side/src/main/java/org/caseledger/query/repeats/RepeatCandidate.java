package org.caseledger.query.repeats;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A case that may be about the same matter, with a score up to 100, the reasons that it rests on and the share of each,
 * which add up to it; {@code similarity} of the texts from 0 to 1. {@code linked} and {@code joined} say what people
 * have decided already.
 */
public record RepeatCandidate(
        CaseId caseId,
        String number,
        @Nullable String respondent,
        Instant receivedAt,
        ComplaintState state,
        @Nullable UnitId unit,
        int score,
        Set<Reason> reasons,
        Map<Reason, Integer> shares,
        double similarity,
        boolean linked,
        boolean joined) {}
