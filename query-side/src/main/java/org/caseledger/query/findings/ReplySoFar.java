package org.caseledger.query.findings;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.facts.RoundFacts;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The draft in hand, the last reply that was sent, and whether a follow-up of it is still owed: not once it was made or
 * found missing, nor where a migrated source has no data on it; and what was done in this round.
 */
record ReplySoFar(@Nullable DraftInHand draft, @Nullable Moment sent, boolean followUpOwed, RoundFacts ofTheRound) {
    static final ReplySoFar NONE = new ReplySoFar(null, null, false, RoundFacts.NONE);

    ReplySoFar on(Recorded recorded) {
        var next = draftedOrSent(recorded);
        return new ReplySoFar(next.draft, next.sent, next.followUpOwed, ofTheRound.on(recorded.event()));
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
        } else if (event instanceof ReplyRejected || event instanceof BeginsRound) {
            return new ReplySoFar(null, sent, followUpOwed && event instanceof ReplyRejected, ofTheRound);
        } else if (event instanceof ComplaintReplied) {
            return new ReplySoFar(null, Moment.of(recorded), true, ofTheRound);
        } else if (followUpOwed && endsFollowUp(recorded)) {
            return new ReplySoFar(draft, sent, false, ofTheRound);
        }
        return this;
    }

    private ReplySoFar drafted(DraftInHand next) {
        return new ReplySoFar(next, sent, followUpOwed, ofTheRound);
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

    /**
     * The last draft of a reply and who has approved it so far, and whether the unit has reviewed it; a new draft has
     * neither.
     */
    record DraftInHand(
            int number, String digest, Moment drafted, Map<ApprovalLevel, Moment> approvals, boolean reviewed) {
        DraftInHand approved(ReplyApproved e, Recorded recorded) {
            var all = new EnumMap<ApprovalLevel, Moment>(ApprovalLevel.class);
            all.putAll(approvals);
            all.put(e.level(), Moment.of(recorded));
            // Not Map.copyOf, whose order is another one in every program.
            return new DraftInHand(number, digest, drafted, Collections.unmodifiableMap(all), reviewed);
        }

        DraftInHand reviewed(boolean by) {
            return new DraftInHand(number, digest, drafted, approvals, by);
        }
    }
}
