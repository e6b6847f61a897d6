package org.caseledger.command.complaint.state;

import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;

/** How many handling opinions were proposed, and where the last one of this round stands (P6.10). */
public record OpinionInHand(int proposed, Stand stand) {

    /** What has become of an opinion. */
    public enum Stand {
        NONE,
        WAITS,
        AGREED
    }

    static final OpinionInHand NONE = new OpinionInHand(0, Stand.NONE);

    OpinionInHand on(ComplaintEvent event) {
        if (event instanceof OpinionProposed) {
            return new OpinionInHand(proposed + 1, Stand.WAITS);
        } else if (event instanceof OpinionReviewed e) {
            return new OpinionInHand(proposed, e.agreed() ? Stand.AGREED : Stand.NONE);
        } else if (event instanceof ComplaintReopened) {
            return new OpinionInHand(proposed, Stand.NONE);
        }
        return this;
    }

    /** One has to wait for its review (P6.10). */
    public static void mustWait(CaseState c, DecisionContext context) {
        Guards.require(c.opinion().stand() == Stand.WAITS, Rule.OPINION_WAITS);
        Deciders.mustBeOthers(c, context);
    }

    /** Before a reply to a case that its procedure asks an opinion for. */
    public static void allowSending(CaseState c, DecisionContext context) {
        var gate = c.procedure(context).gates().opinion();
        if (gate == null || !gate.appliesTo(c.facts())) {
            return;
        }
        var stand = c.opinion().stand();
        Guards.require(stand != Stand.NONE, gate.clause(), Rule.OPINION_BEFORE_REPLY);
        if (c.procedure(context).gates().askReviewOfOpinion(c.facts())) {
            Guards.require(stand == Stand.AGREED, gate.review().clause(), Rule.OPINION_REVIEWED);
        }
    }
}
