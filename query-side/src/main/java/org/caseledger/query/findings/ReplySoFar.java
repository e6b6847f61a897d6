package org.caseledger.query.findings;

import java.util.Map;
import org.caseledger.events.Clock;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The draft in hand, the last reply that was sent, and whether a follow-up of it is still owed: not once it was made or
 * found missing, nor where a migrated source has no data on it; what the complainant said of the reply, and whether
 * there was an investigation, and one on site, in this round.
 */
record ReplySoFar(
        @Nullable DraftInHand draft,
        @Nullable Moment sent,
        boolean followUpOwed,
        @Nullable Satisfaction satisfaction,
        boolean wasInvestigated,
        boolean wasOnSite) {

    static final ReplySoFar NONE = new ReplySoFar(null, null, false, null, false, false);

    ReplySoFar on(Recorded recorded) {
        var next = draftedOrSent(recorded);
        return new ReplySoFar(
                next.draft,
                next.sent,
                next.followUpOwed,
                satisfactionAfter(recorded.event()),
                recorded.event() instanceof InvestigationRecorded
                        || wasInvestigated && !(recorded.event() instanceof ComplaintReopened),
                wasOnSiteAfter(recorded.event()));
    }

    private boolean wasOnSiteAfter(LedgerEvent event) {
        return event instanceof InvestigationRecorded e && e.onSite()
                || wasOnSite && !(event instanceof ComplaintReopened);
    }

    private @Nullable Satisfaction satisfactionAfter(LedgerEvent event) {
        if (event instanceof FollowUpRecorded e) {
            return Satisfaction.after(satisfaction, e.satisfaction());
        }
        return event instanceof ComplaintReopened ? null : satisfaction;
    }

    private ReplySoFar draftedOrSent(Recorded recorded) {
        var event = recorded.event();
        if (event instanceof ReplyDrafted e) {
            var fresh = new DraftInHand(e.draft(), e.digest(), Moment.of(recorded), Map.of(), false);
            return drafted(fresh);
        } else if (event instanceof ReplyApproved e && isOf(e)) {
            return drafted(draft.approved(e, recorded));
        } else if (draft != null && event instanceof DraftReviewed e && e.agreed()) {
            return drafted(draft.reviewed(true));
        } else if (draft != null && event instanceof ComplaintReturned) {
            return drafted(draft.reviewed(false));
        } else if (event instanceof ReplyRejected || event instanceof ComplaintReopened) {
            return new ReplySoFar(null, sent, followUpOwed && event instanceof ReplyRejected, null, false, false);
        } else if (event instanceof ComplaintReplied) {
            return new ReplySoFar(null, Moment.of(recorded), true, null, false, false);
        } else if (followUpOwed && endsFollowUp(recorded)) {
            return new ReplySoFar(draft, sent, false, null, false, false);
        }
        return this;
    }

    private ReplySoFar drafted(DraftInHand next) {
        return new ReplySoFar(next, sent, followUpOwed, null, false, false);
    }

    /** Whether an approval is of the draft in hand. */
    boolean isOf(ReplyApproved approval) {
        return draft != null && draft.number() == approval.draft();
    }

    private static boolean endsFollowUp(Recorded recorded) {
        return recorded.event() instanceof FollowUpRecorded
                || recorded.event() instanceof DeadlineMissed missed && missed.clock() == Clock.FOLLOW_UP
                || recorded.event() instanceof HistoryAdopted adopted
                        && (adopted.closed() || adopted.gaps().contains(SourceGap.FOLLOW_UP));
    }
}
