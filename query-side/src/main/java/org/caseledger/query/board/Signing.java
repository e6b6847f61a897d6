package org.caseledger.query.board;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/**
 * What of a case waits to be signed: who has {@code approved} its draft of a reply, null while none waits (P9.12),
 * whether a handling opinion waits for its review (P6.10), who reviews its return, null while none waits (P9.15),
 * whether a lowering waits for a leader (P9.12), and who decides on a reconsideration, null while none waits: the
 * center, a leader once the center had a part in what is reconsidered (P6.12).
 */
public record Signing(
        @Nullable List<ApprovalLevel> approved,
        boolean opinionWaits,
        @Nullable Role reviewsReturn,
        boolean loweringWaits,
        @Nullable Role reconsiders,
        boolean centerReviewed) {
    static final Signing NOTHING = new Signing(null, false, null, false, null, false);

    Signing on(Act act) {
        boolean lowering = act instanceof LoweringProposed || loweringWaits && !LoweringProposed.isSettledBy(act);
        return new Signing(
                approvedAfter(act),
                opinionWaitsAfter(act),
                reviewsReturnAfter(act),
                lowering,
                reconsidersAfter(act),
                centerReviewed || act instanceof OpinionReviewed || act instanceof ReconsiderationDecided);
    }

    private @Nullable Role reconsidersAfter(Act act) {
        if (act instanceof BeginsRound e) {
            return !e.reconsiders() ? null : centerReviewed ? Role.LEADER : Role.CENTER_HEAD;
        }
        return act instanceof ReconsiderationDecided ? null : reconsiders;
    }

    /** Whether a reconsideration waits that the procedure has. */
    boolean reconsidersUnder(@Nullable Gates gates) {
        return reconsiders != null && gates != null && gates.reconsideration() != null;
    }

    private @Nullable Role reviewsReturnAfter(Act act) {
        if (act instanceof ComplaintReturned) {
            return Role.CENTER_HEAD;
        } else if (act instanceof ReturnReviewed e) {
            return e.goesToALeader() ? Role.LEADER : null;
        }
        boolean over = act instanceof ComplaintAssigned || act instanceof BeginsRound;
        return over ? null : reviewsReturn;
    }

    /** Whose turn it is on a returned case: the dispatcher's where no review waits. */
    Turn turnOnReturn(@Nullable Gates gates) {
        boolean reviewed = gates != null && gates.returns() != null;
        return reviewed && reviewsReturn != null
                ? new Turn(reviewsReturn, NextStep.REVIEW_RETURN)
                : new Turn(Role.DISPATCHER, NextStep.ASSIGN);
    }

    private boolean opinionWaitsAfter(Act act) {
        if (act instanceof OpinionProposed) {
            return true;
        }
        return opinionWaits && !(act instanceof OpinionReviewed || act instanceof BeginsRound);
    }

    private @Nullable List<ApprovalLevel> approvedAfter(Act act) {
        if (act instanceof ReplyDrafted) {
            return List.of();
        } else if (act instanceof ReplyApproved e && approved != null) {
            var more = new ArrayList<>(approved);
            more.add(e.level());
            return List.copyOf(more);
        }
        boolean over = act instanceof ReplyRejected || act instanceof ComplaintReplied || act instanceof BeginsRound;
        return over ? null : approved;
    }

    /** Whose turn it is while the case is handled: the handler's where nothing waits. */
    Turn turn(@Nullable Gates gates, CaseFacts facts) {
        if (opinionWaits && gates != null && gates.askReviewOfOpinion(facts)) {
            return new Turn(Role.CENTER_HEAD, NextStep.REVIEW_OPINION);
        }
        return turn(gates, facts, new Turn(Role.HANDLER, onward(NextStep.HANDLE)));
    }

    /** What the handler does next: a fully approved draft is sent. */
    NextStep onward(NextStep without) {
        return approved == null ? without : NextStep.SEND;
    }

    /** Whose turn it is to sign the draft; {@code otherwise} if no signature is missing. */
    Turn turn(@Nullable Gates gates, CaseFacts facts, Turn otherwise) {
        if (approved == null
                || gates == null
                || gates.approvals() == null
                || !gates.approvals().appliesTo(facts)) {
            return otherwise;
        }
        return gates.approvals().levels().stream()
                .filter(level -> !approved.contains(level))
                .findFirst()
                .map(level -> level == ApprovalLevel.LEADER ? Role.LEADER : Role.LEGAL)
                .map(role -> new Turn(role, NextStep.APPROVE))
                .orElse(otherwise);
    }
}
