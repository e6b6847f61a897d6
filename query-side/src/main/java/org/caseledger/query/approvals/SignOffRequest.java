package org.caseledger.query.approvals;

import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The event that {@code asked} for the next sign-off of a routing: the first classification, later a return or a
 * reopening; null if none does. {@code routed}: the case was signed off or assigned before, so that another
 * classification requires none.
 */
public record SignOffRequest(@Nullable Moment asked, boolean routed) {
    /** Of a case that has just been received. */
    public static final SignOffRequest NONE = new SignOffRequest(null, false);

    /** The request after an event. */
    public SignOffRequest on(Recorded recorded) {
        var event = recorded.event();
        if (event instanceof ComplaintClassified) {
            return asked == null && !routed ? new SignOffRequest(Moment.of(recorded), false) : this;
        } else if (event instanceof ComplaintAssigned) {
            return new SignOffRequest(asked, true);
        } else if (event instanceof ComplaintReturned || event instanceof BeginsRound e && e.round() > 1) {
            return new SignOffRequest(Moment.of(recorded), true);
        } else if (event instanceof RoutingSignedOff
                || event instanceof ReturnReviewed reviewed && reviewed.heldAgain()) {
            return new SignOffRequest(null, true);
        }
        return this;
    }
}
