package org.caseledger.query.findings;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Who has the case and since which assignment, the sign-off that waits for one, and every return. */
record Routing(
        @Nullable UnitId unit,
        @Nullable String handler,
        @Nullable Moment signedOff,
        @Nullable Moment assigned,
        List<Moment> returns) {
    static final Routing NONE = new Routing(null, null, null, null, List.of());

    Routing on(Recorded recorded) {
        if (recorded.event() instanceof RoutingSignedOff) {
            return new Routing(unit, handler, Moment.of(recorded), assigned, returns);
        } else if (recorded.event() instanceof ComplaintAssigned e) {
            return new Routing(e.unit(), e.handler(), null, Moment.of(recorded), returns);
        } else if (recorded.event() instanceof ReturnReviewed e && e.heldAgain()) {
            return new Routing(e.unit(), e.handler(), signedOff, assigned, returns);
        } else if (recorded.event() instanceof ComplaintReturned) {
            var all = new ArrayList<>(returns);
            all.add(Moment.of(recorded));
            return new Routing(null, null, signedOff, null, List.copyOf(all));
        }
        return this;
    }
}
