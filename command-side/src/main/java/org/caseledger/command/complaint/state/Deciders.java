package org.caseledger.command.complaint.state;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;

/**
 * Who drafted, approved and reviewed what was decided in a case, who of them has no part in the reconsideration that
 * runs, and whether that waits to be decided (P6.12).
 */
public record Deciders(Set<String> all, Set<String> barred, boolean waits) {
    static final Deciders NONE = new Deciders(Set.of(), Set.of(), false);

    Deciders on(ComplaintEvent event) {
        if (event instanceof ReplyDrafted e) {
            return with(e.by());
        } else if (event instanceof DraftReviewed e) {
            return with(e.by());
        } else if (event instanceof ReplyApproved e) {
            return with(e.people());
        } else if (event instanceof OpinionReviewed e) {
            return with(e.by());
        } else if (event instanceof BeginsRound e) {
            return new Deciders(all, e.reconsiders() ? all : Set.of(), e.reconsiders());
        } else if (event instanceof ReconsiderationDecided e) {
            var decided = with(e.by());
            return new Deciders(decided.all(), barred, false);
        }
        return this;
    }

    private Deciders with(String person) {
        return with(Set.of(person));
    }

    private Deciders with(Collection<String> people) {
        var more = new HashSet<>(all);
        more.addAll(people);
        return new Deciders(Set.copyOf(more), barred, waits);
    }

    /** A reconsideration waits, and this person had no part in what is reconsidered. */
    public static void mustWait(CaseState c, DecisionContext context) {
        var gate = c.procedure(context).gates().reconsideration();
        Guards.require(gate != null, Rule.RECONSIDERATION_WAITS);
        Guards.require(c.deciders().waits(), gate.clause(), Rule.RECONSIDERATION_WAITS);
        mustBeOthers(c, context);
    }

    /** No reconsideration waits to be decided. */
    public static void mustHaveDecided(CaseState c, DecisionContext context) {
        var gate = c.procedure(context).gates().reconsideration();
        if (gate != null) {
            Guards.require(!c.deciders().waits(), gate.clause(), Rule.RECONSIDERATION_BEFORE_ANSWER);
        }
    }

    /** A reconsideration is decided by none of those who decided before. */
    public static void mustBeOthers(CaseState c, DecisionContext context) {
        var gate = c.procedure(context).gates().reconsideration();
        if (gate != null) {
            Guards.require(
                    Collections.disjoint(c.deciders().barred(), context.actor().people()),
                    gate.clause(),
                    Rule.OTHERS_RECONSIDER);
        }
    }
}
