package org.caseledger.query.checkup;

import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.query.approvals.Moment;
import org.jspecify.annotations.Nullable;

/** A draft that waits: who made it when, and who approved it when, if a leader has. */
record AskedDraft(int number, Moment drafted, @Nullable Moment approved) {
    /** What asked for a decision at this level. */
    Moment asked(ApprovalLevel level) {
        return level == ApprovalLevel.LEGAL && approved != null ? approved : drafted;
    }

    AskedDraft approvedBy(ApprovalLevel level, Moment at) {
        return level == ApprovalLevel.LEADER ? new AskedDraft(number, drafted, at) : this;
    }
}
