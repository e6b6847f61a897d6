package org.caseledger.query.approvals;

import java.time.Instant;
import org.caseledger.events.complaint.ApprovalLevel;
import org.jspecify.annotations.Nullable;

/**
 * The draft that waits for its decisions: a leader is asked when it is drafted, the legal section
 * when the leader has approved.
 */
record WaitingDraft(
        int number,
        String by,
        String digest,
        @Nullable Instant draftedAt,
        @Nullable Instant leaderApprovedAt) {

    WaitingDraft approvedByLeader(@Nullable Instant at) {
        return new WaitingDraft(number, by, digest, draftedAt, at);
    }

    @Nullable Instant askedAt(ApprovalLevel level) {
        return level == ApprovalLevel.LEGAL && leaderApprovedAt != null
                ? leaderApprovedAt
                : draftedAt;
    }
}
