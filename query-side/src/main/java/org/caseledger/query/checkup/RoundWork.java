package org.caseledger.query.checkup;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.jspecify.annotations.Nullable;

/** What was done in a round: investigated, the last draft, and who approved that one. */
record RoundWork(boolean investigated, @Nullable Integer draft, List<ApprovalLevel> approvals) {
    static final RoundWork NONE = new RoundWork(false, null, List.of());

    RoundWork on(LedgerEvent event) {
        if (event instanceof BeginsRound) {
            return NONE;
        } else if (event instanceof InvestigationRecorded) {
            return new RoundWork(true, draft, approvals);
        } else if (event instanceof ReplyDrafted e) {
            return new RoundWork(investigated, e.draft(), List.of());
        } else if (event instanceof ReplyRejected) {
            return new RoundWork(investigated, draft, List.of());
        } else if (event instanceof ReplyApproved e
                && Integer.valueOf(e.draft()).equals(draft)) {
            var all = new ArrayList<>(approvals);
            all.add(e.level());
            return new RoundWork(
                    investigated, draft, all.stream().distinct().sorted().toList());
        }
        return this;
    }
}
