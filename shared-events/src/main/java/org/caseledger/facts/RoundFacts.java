package org.caseledger.facts;

import java.time.Instant;
import lombok.With;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClosingEvent.CallBackAttempted;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Satisfaction;
import org.jspecify.annotations.Nullable;

/**
 * What was done in the round of a case that runs, since it {@code began}; {@code missedCalls} are the attempts to reach
 * the complainant for a follow-up since the last that did, {@code satisfaction} is what the complainant said last of
 * the outcome, null while that is unknown.
 */
@With
public record RoundFacts(
        @Nullable Instant began,
        boolean investigated,
        boolean onSite,
        Opinion opinion,
        boolean replied,
        int missedCalls,
        boolean followedUp,
        @Nullable Satisfaction satisfaction) {
    /** Before any round. */
    public static final RoundFacts NONE = new RoundFacts(null, false, false, Opinion.NONE, false, 0, false, null);

    /** Where the last handling opinion stands (P6.09–10). */
    public enum Opinion {
        NONE,
        WAITS,
        AGREED
    }

    /** The same after an event. */
    public RoundFacts on(LedgerEvent event) {
        if (event instanceof BeginsRound e) {
            return NONE.withBegan(e.occurredAt());
        } else if (event instanceof InvestigationRecorded e) {
            return withInvestigated(true).withOnSite(onSite || e.onSite() && isOfIt(e.occurredAt()));
        } else if (event instanceof OpinionProposed) {
            return withOpinion(Opinion.WAITS);
        } else if (event instanceof OpinionReviewed e) {
            return withOpinion(e.agreed() ? Opinion.AGREED : Opinion.NONE);
        } else if (event instanceof ComplaintReplied) {
            return withReplied(true);
        } else if (event instanceof CallBackAttempted e) {
            return withMissedCalls(e.reached() ? 0 : missedCalls + 1);
        } else if (event instanceof FollowUpRecorded e) {
            return withMissedCalls(0)
                    .withFollowedUp(true)
                    .withSatisfaction(Satisfaction.after(satisfaction, e.satisfaction()));
        }
        return this;
    }

    /** A visit that is dated before the reopening is one of the round before. */
    private boolean isOfIt(@Nullable Instant at) {
        return at == null || began == null || !at.isBefore(began);
    }
}
