package org.caseledger.query.approvals;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.CaseState.Assignment;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** The decisions of one case and what waits for one; {@code heldBy} is the unit that has it now. */
record ApprovalsOfCase(
        CaseId caseId,
        long position,
        String number,
        @Nullable UnitId heldBy,
        SignOffRequest signOff,
        @Nullable WaitingDraft draft,
        List<Approval> rows) {
    static @Nullable ApprovalsOfCase on(@Nullable ApprovalsOfCase before, Recorded recorded) {
        if (before == null) {
            return recorded.event() instanceof ComplaintReceived e
                    ? new ApprovalsOfCase(
                            e.caseId(), recorded.position(), e.number(), null, SignOffRequest.NONE, null, List.of())
                    : null;
        }
        return recorded.position() <= before.position ? before : before.next(recorded);
    }

    private ApprovalsOfCase next(Recorded r) {
        if (r.event() instanceof ComplaintClassified
                || r.event() instanceof ComplaintAssigned
                || r.event() instanceof ComplaintReturned
                || r.event() instanceof ReturnReviewed) {
            var now = new Assignment(heldBy, null).on(r.event());
            return with(r, now.unit(), draft, rows);
        } else if (r.event() instanceof BeginsRound) {
            return with(r, heldBy, null, rows);
        } else if (r.event() instanceof RoutingSignedOff e) {
            var row = Approval.signOff(r, number, e.unit(), signOff.asked(), e.opinion());
            return with(r, heldBy, draft, added(row));
        } else if (r.event() instanceof ReplyDrafted e) {
            var waiting = new WaitingDraft(e.draft(), e.by(), e.digest(), Moment.of(r), null);
            return with(r, heldBy, waiting, rows);
        } else if (r.event() instanceof ReplyApproved e) {
            return approved(r, e);
        } else if (r.event() instanceof ReplyRejected e) {
            var row = Approval.ofDraft(
                    r, number, heldBy, draft(e.draft()), e.level(), Approval.Decision.REJECTED, e.opinion());
            return with(r, heldBy, null, added(row));
        } else if (r.event() instanceof ComplaintReplied e) {
            return replied(r, e);
        }
        return this;
    }

    private ApprovalsOfCase approved(Recorded r, ReplyApproved e) {
        var waiting = draft(e.draft());
        var row = Approval.ofDraft(r, number, heldBy, waiting, e.level(), Approval.Decision.APPROVED, e.opinion());
        var next = e.level() == ApprovalLevel.LEADER ? waiting.approvedByLeader(Moment.of(r)) : waiting;
        return with(r, heldBy, next, added(row));
    }

    // A reply that repeats no draft is held against the draft that waited when it was sent.
    private ApprovalsOfCase replied(Recorded r, ComplaintReplied e) {
        var number = e.draft() != null || draft == null ? e.draft() : Integer.valueOf(draft.number());
        var sent = rows.stream()
                .map(row -> row.isApprovalOf(number) ? row.sent(e.digest()) : row)
                .toList();
        return with(r, heldBy, null, sent);
    }

    private WaitingDraft draft(int number) {
        if (draft == null || draft.number() != number) {
            throw new IllegalStateException("No draft " + number + " waits in case " + caseId);
        }
        return draft;
    }

    private List<Approval> added(Approval row) {
        var all = new ArrayList<>(rows);
        all.add(row);
        return List.copyOf(all);
    }

    private ApprovalsOfCase with(
            Recorded recorded, @Nullable UnitId unit, @Nullable WaitingDraft waiting, List<Approval> all) {
        return new ApprovalsOfCase(caseId, recorded.position(), number, unit, signOff.on(recorded), waiting, all);
    }

    /**
     * The draft that waits for its decisions: a leader is asked when it is drafted, the legal section when the leader
     * has approved.
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
}
