package org.caseledger.command.complaint.state;

import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.jspecify.annotations.Nullable;

/** How many lowerings were proposed, and the one that waits for a leader (P9.12). */
public record LoweringInHand(int proposals, @Nullable LoweringProposed waiting) {
    static final LoweringInHand NONE = new LoweringInHand(0, null);

    LoweringInHand on(ComplaintEvent event) {
        int all = event instanceof LoweringProposed e ? e.proposal() : proposals;
        return new LoweringInHand(all, LoweringProposed.on(waiting, event));
    }
}
