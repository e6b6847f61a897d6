package org.caseledger.query.checkup;

import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.approvals.SignOffRequest;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What asked for a signature that is on no text: on a routing, on a downgrade, and on a return, which its first refusal
 * may pass on to a leader.
 */
record Requests(
        SignOffRequest signOff,
        @Nullable Moment lowering,
        @Nullable Moment returned) {
    static final Requests NONE = new Requests(SignOffRequest.NONE, null, null);

    Requests on(Recorded r) {
        boolean ofAReturn = r.event() instanceof ComplaintReturned || r.event() instanceof ReturnReviewed;
        return new Requests(
                signOff.on(r),
                r.event() instanceof LoweringProposed ? Moment.of(r) : lowering,
                ofAReturn ? Moment.of(r) : returned);
    }
}
