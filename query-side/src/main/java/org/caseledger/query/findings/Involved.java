package org.caseledger.query.findings;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.query.views.Recorded;

/**
 * Who handled a case, who decided in the rounds before and in this one, each in one order, whether this round is a
 * reconsideration, and whether its result waits to be recorded.
 */
record Involved(
        List<String> handled, List<String> before, List<String> now, boolean reconsidered, boolean resultWaits) {
    static final Involved NONE = new Involved(List.of(), List.of(), List.of(), false, false);

    Involved on(Recorded recorded) {
        if (!(recorded.event() instanceof Act act) || act.occurred().source() != null) {
            return this;
        }
        if (act instanceof BeginsRound e) {
            return new Involved(handled, merged(before, now), List.of(), e.reconsiders(), e.reconsiders());
        }
        var actor = recorded.actor();
        var person = List.of(actor.person());
        boolean handles = actor.role() == Role.HANDLER || answersWithoutADraft(act);
        return new Involved(
                handles ? merged(handled, person) : handled,
                before,
                decides(act) ? merged(now, person) : now,
                reconsidered,
                resultWaits && !(act instanceof ReconsiderationDecided));
    }

    /** Those who decide on the reconsideration, with this reply, and decided before. */
    List<String> again(Recorded recorded, ComplaintReplied e) {
        if (!reconsidered) {
            return List.of();
        }
        var sender = answersWithoutADraft(e) ? List.of(recorded.actor().person()) : List.<String>of();
        return merged(now, sender).stream().filter(before::contains).toList();
    }

    private static boolean decides(Act act) {
        return act instanceof ReplyDrafted
                || act instanceof DraftReviewed
                || act instanceof ReplyApproved
                || act instanceof OpinionProposed
                || act instanceof OpinionReviewed
                || act instanceof ComplaintDeclined
                || act instanceof ReconsiderationDecided
                || answersWithoutADraft(act);
    }

    private static boolean answersWithoutADraft(Act act) {
        return act instanceof ComplaintReplied e && e.draft() == null;
    }

    private static List<String> merged(List<String> some, List<String> more) {
        return List.copyOf(
                new TreeSet<>(Stream.concat(some.stream(), more.stream()).toList()));
    }
}
