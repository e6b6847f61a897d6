package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.jspecify.annotations.Nullable;

/** The state transitions of a complaint: one fold that both sides share. */
public final class Lifecycle {
    private Lifecycle() {}

    /** The state after an event; {@code before} is null for the first one. */
    public static ComplaintState after(@Nullable ComplaintState before, ComplaintEvent event) {
        if (event instanceof BeginsRound e) {
            return e.round() == 1 ? ComplaintState.RECEIVED : ComplaintState.REOPENED;
        } else if (before == null) {
            throw new IllegalStateException("The first event of a case is its receipt");
        }
        if (event instanceof ComplaintClassified) {
            return before == ComplaintState.RECEIVED ? ComplaintState.CLASSIFIED : before;
        } else if (event instanceof ComplaintAssigned) {
            return ComplaintState.ASSIGNED;
        } else if (event instanceof ComplaintReturned) {
            return ComplaintState.RETURNED;
        } else if (event instanceof ReturnReviewed reviewed) {
            return reviewed.state();
        } else if (event instanceof ComplaintAccepted || event instanceof InvestigationRecorded) {
            return ComplaintState.ACCEPTED;
        } else if (event instanceof Ending ending) {
            return ending.state();
        } else if (event instanceof ComplaintReplied) {
            return ComplaintState.REPLIED;
        } else if (event instanceof ComplaintArchived) {
            return ComplaintState.ARCHIVED;
        } else if (event instanceof HistoryAdopted adopted) {
            return adopted(before, adopted);
        }
        return before;
    }

    private static ComplaintState adopted(ComplaintState before, HistoryAdopted adopted) {
        if (adopted.state() != null) {
            return adopted.state();
        }
        return adopted.closed() ? ComplaintState.ARCHIVED : before;
    }
}
