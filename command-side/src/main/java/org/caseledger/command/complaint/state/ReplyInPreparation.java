package org.caseledger.command.complaint.state;

import java.util.EnumMap;
import java.util.Map;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ComplaintReopened;
import org.caseledger.events.complaint.ComplaintReplied;
import org.caseledger.events.complaint.ReplyApproved;
import org.caseledger.events.complaint.ReplyDrafted;
import org.caseledger.events.complaint.ReplyRejected;
import org.jspecify.annotations.Nullable;

/**
 * How many replies were drafted, the draft that waits, and who has approved that very one (P9.12).
 */
public record ReplyInPreparation(
        int drafts, @Nullable ReplyDrafted draft, Map<ApprovalLevel, ReplyApproved> approvals) {

    static final ReplyInPreparation NONE = new ReplyInPreparation(0, null, Map.of());

    ReplyInPreparation on(ComplaintEvent event) {
        if (event instanceof ReplyDrafted e) {
            return new ReplyInPreparation(e.draft(), e, Map.of());
        } else if (event instanceof ReplyApproved e) {
            var more = new EnumMap<ApprovalLevel, ReplyApproved>(ApprovalLevel.class);
            more.putAll(approvals);
            more.put(e.level(), e);
            return new ReplyInPreparation(drafts, draft, Map.copyOf(more));
        } else if (event instanceof ReplyRejected
                || event instanceof ComplaintReplied
                || event instanceof ComplaintReopened) {
            return new ReplyInPreparation(drafts, null, Map.of());
        }
        return this;
    }
}
