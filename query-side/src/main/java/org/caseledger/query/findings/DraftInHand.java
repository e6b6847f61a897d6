package org.caseledger.query.findings;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;

/**
 * The last draft of a reply and who has approved it so far, and whether the unit has reviewed it; a new draft has
 * neither.
 */
record DraftInHand(int number, String digest, Moment drafted, Map<ApprovalLevel, Moment> approvals, boolean reviewed) {
    DraftInHand approved(ReplyApproved e, Recorded recorded) {
        var all = new EnumMap<ApprovalLevel, Moment>(ApprovalLevel.class);
        all.putAll(approvals);
        all.put(e.level(), Moment.of(recorded));
        // Not Map.copyOf, whose order is another one in every program.
        return new DraftInHand(number, digest, drafted, Collections.unmodifiableMap(all), reviewed);
    }

    DraftInHand reviewed(boolean by) {
        return new DraftInHand(number, digest, drafted, approvals, by);
    }
}
