package org.caseledger.query.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintAssigned;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ComplaintReplied;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionConcluded;
import org.caseledger.events.complaint.OpinionProposed;
import org.caseledger.events.complaint.Plan;
import org.caseledger.procedure.ApprovalGate;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Gates;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardCase;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Whether a step may come where it comes: the steps of the lifecycle in their order, and the gates
 * of the procedure the case is handled by. Returning, reopening and extending are ways that a
 * procedure lays out, and no deviation.
 */
record Conformance(TracedCase before, @Nullable Gates gates) {

    List<Deviation> by(LedgerEvent event) {
        var found = new ArrayList<Deviation>();
        if (event instanceof ComplaintAssigned) {
            assigned(found);
        } else if (event instanceof OpinionProposed proposed) {
            proposed(proposed.plan(), found);
        } else if (event instanceof ComplaintReplied || event instanceof OpinionConcluded) {
            replied(found);
        } else if (event instanceof ComplaintArchived && before.replied() && !before.followedUp()) {
            found.add(Deviation.FOLLOW_UP_SKIPPED);
        }
        return found;
    }

    private void assigned(List<Deviation> found) {
        if (!before.has("ComplaintClassified")) {
            found.add(Deviation.CLASSIFICATION_SKIPPED);
        }
        boolean signOff = gates != null && gates.signOff() != null;
        if (signOff && !before.has("RoutingSignedOff")) {
            found.add(Deviation.SIGN_OFF_SKIPPED);
        }
    }

    private void proposed(Plan plan, List<Deviation> found) {
        boolean asked = gates != null && gates.opinion() != null && gates.opinion().plan() != null;
        boolean complete =
                StringUtils.hasText(plan.method())
                        && plan.by() != null
                        && StringUtils.hasText(plan.responsible());
        if (asked && !complete) {
            found.add(Deviation.PLAN_INCOMPLETE);
        }
    }

    private void replied(List<Deviation> found) {
        BoardCase board = before.board();
        BoardCard card = board.card();
        boolean needsDecision =
                card.kind() == ComplaintKind.COMPLAINT || card.kind() == ComplaintKind.REPORT;
        if (needsDecision && !before.has("ComplaintAccepted")) {
            found.add(Deviation.DECISION_SKIPPED);
        }
        if (gates == null) {
            return;
        }
        if (gates.onSite() != null && card.flags().contains(Flag.ON_SITE) && !before.wasOnSite()) {
            found.add(Deviation.ON_SITE_SKIPPED);
        }
        boolean answeredAtOnce =
                card.kind() == ComplaintKind.INQUIRY && !before.has("ComplaintAccepted");
        if (!answeredAtOnce) {
            opinion(gates, facts(board), found);
        }
        ApprovalGate approvals = gates.approvals();
        if (approvals != null
                && approvals.appliesTo(facts(board))
                && (board.approved() == null || !board.approved().equals(approvals.levels()))) {
            found.add(Deviation.APPROVALS_SKIPPED);
        }
    }

    private void opinion(Gates asked, CaseFacts facts, List<Deviation> found) {
        var opinion = asked.opinion();
        if (opinion == null || !opinion.appliesTo(facts)) {
            return;
        }
        if (before.opinion() == OpinionSoFar.NONE) {
            found.add(Deviation.OPINION_SKIPPED);
        } else if (asked.askReviewOfOpinion(facts) && before.opinion() != OpinionSoFar.AGREED) {
            found.add(Deviation.OPINION_NOT_REVIEWED);
        }
    }

    private static CaseFacts facts(BoardCase board) {
        BoardCard card = board.card();
        return card.severity() == null
                ? CaseFacts.unclassified(card.kind(), card.channel())
                : new CaseFacts(
                        card.kind(),
                        card.channel(),
                        card.severity(),
                        card.difficulty(),
                        card.opinionLevel(),
                        board.line(),
                        Set.copyOf(card.flags()));
    }
}
