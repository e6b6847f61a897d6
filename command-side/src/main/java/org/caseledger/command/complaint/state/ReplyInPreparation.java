package org.caseledger.command.complaint.state;

import java.util.EnumMap;
import java.util.Map;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.jspecify.annotations.Nullable;

/**
 * How many replies were drafted, the draft that waits, who has approved that very one, and whether the unit that holds
 * the case has reviewed it (P9.12).
 */
public record ReplyInPreparation(
        int drafts, @Nullable ReplyDrafted draft, Map<ApprovalLevel, ReplyApproved> approvals, boolean reviewed) {
    static final ReplyInPreparation NONE = new ReplyInPreparation(0, null, Map.of(), false);

    ReplyInPreparation on(ComplaintEvent event) {
        if (event instanceof ReplyDrafted e) {
            return new ReplyInPreparation(e.draft(), e, Map.of(), false);
        } else if (event instanceof ReplyApproved e) {
            var more = new EnumMap<ApprovalLevel, ReplyApproved>(ApprovalLevel.class);
            more.putAll(approvals);
            more.put(e.level(), e);
            return new ReplyInPreparation(drafts, draft, Map.copyOf(more), reviewed);
        } else if (event instanceof DraftReviewed e && e.agreed()) {
            return new ReplyInPreparation(drafts, draft, approvals, true);
        } else if (event instanceof ComplaintReturned) {
            return new ReplyInPreparation(drafts, draft, approvals, false);
        } else if (event instanceof ReplyRejected
                || event instanceof ComplaintReplied
                || event instanceof BeginsRound) {
            return new ReplyInPreparation(drafts, null, Map.of(), false);
        }
        return this;
    }
}
