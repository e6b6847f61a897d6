package org.caseledger.query.process;

import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;

/** What has become of the handling opinion of the round that runs (P6.09–10). */
enum OpinionSoFar {
    NONE,
    PROPOSED,
    AGREED;

    OpinionSoFar on(ComplaintEvent event) {
        if (event instanceof OpinionProposed) {
            return PROPOSED;
        } else if (event instanceof OpinionReviewed reviewed) {
            return reviewed.agreed() ? AGREED : NONE;
        }
        return event instanceof ComplaintReopened ? NONE : this;
    }
}
