package org.caseledger.query.findings;

import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.procedure.Gates;
import org.caseledger.query.approvals.Moment;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Whether the case has carried the gate of approvals in this round; when it was last {@code classified}; the approval
 * of a lowering that takes effect next, and the one that {@code lifted} the gate.
 */
record Protection(
        boolean gated,
        @Nullable Moment classified,
        @Nullable Moment approved,
        @Nullable Moment lifted) {
    static final Protection NONE = new Protection(false, null, null, null);

    /** {@code after} is the case with the event. */
    Protection on(Recorded recorded, About after, @Nullable Gates gates) {
        if (recorded.event() instanceof LoweringApproved) {
            return new Protection(gated, classified, Moment.of(recorded), lifted);
        } else if (recorded.event() instanceof ComplaintClassified) {
            boolean stands = isGated(after, gates);
            return new Protection(
                    gated || stands, Moment.of(recorded), null, stands ? null : approved == null ? lifted : approved);
        } else if (recorded.event() instanceof BeginsRound) {
            return new Protection(isGated(after, gates), classified, null, null);
        }
        return this;
    }

    private static boolean isGated(About about, @Nullable Gates gates) {
        return gates != null && gates.approvals() != null && gates.approvals().appliesTo(about.facts());
    }
}
