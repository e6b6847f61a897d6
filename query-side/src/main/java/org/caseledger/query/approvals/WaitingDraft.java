package org.caseledger.query.approvals;

import org.caseledger.events.complaint.ApprovalLevel;
import org.jspecify.annotations.Nullable;

/**
 * The draft that waits for its decisions: a leader is asked when it is drafted, the legal section when the leader has
 * approved.
 */
record WaitingDraft(
        int number,
        String by,
        String digest,
        Moment drafted,
        @Nullable Moment leaderApproved) {
    WaitingDraft approvedByLeader(Moment at) {
        return new WaitingDraft(number, by, digest, drafted, at);
    }

    Moment asked(ApprovalLevel level) {
        return level == ApprovalLevel.LEGAL && leaderApproved != null ? leaderApproved : drafted;
    }
}
