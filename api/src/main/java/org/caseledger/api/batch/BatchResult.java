package org.caseledger.api.batch;

import org.caseledger.api.complaints.OneOfSeveral;
import org.caseledger.events.CaseId;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command on one of several cases; {@code why} it was not done, and by which clause, null where it was
 * or waits.
 */
public record BatchResult(
        CaseId caseId,
        BatchOutcome outcome,
        @Nullable Text why,
        @Nullable String clause) {
    static BatchResult of(CaseId caseId, OneOfSeveral result) {
        var outcome = result.isDone() ? BatchOutcome.DONE : BatchOutcome.NOT_DONE;
        return new BatchResult(caseId, outcome, result.why(), result.clause());
    }

    static BatchResult not(CaseId caseId, Text why, @Nullable String clause) {
        return new BatchResult(caseId, BatchOutcome.NOT_DONE, why, clause);
    }
}
