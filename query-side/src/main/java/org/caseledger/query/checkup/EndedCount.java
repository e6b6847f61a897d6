package org.caseledger.query.checkup;

import org.caseledger.events.ComplaintState;

/** How many cases ended in a state, in endings, and how many of them without what they needed. */
public record EndedCount(
        ComplaintState outcome,
        long ended,
        long gated,
        long withoutApproval,
        long withoutInvestigation,
        long withoutDraft) {
    /** The number of that subset. */
    public long of(EndedSubset subset) {
        return switch (subset) {
            case ALL -> ended;
            case GATED -> gated;
            case WITHOUT_APPROVAL -> withoutApproval;
            case WITHOUT_INVESTIGATION -> withoutInvestigation;
            case WITHOUT_DRAFT -> withoutDraft;
        };
    }
}
