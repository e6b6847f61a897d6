package org.caseledger.command.complaint.state;

import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.DisputeStep;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.jspecify.annotations.Nullable;

/**
 * A dispute about jurisdiction: the offices have still to agree, or it is {@code submitted} to their common superior,
 * who names one of them (O121-33).
 */
public record OpenDispute(boolean submitted) {
    static @Nullable OpenDispute on(@Nullable OpenDispute before, ComplaintEvent event) {
        if (event instanceof JurisdictionDisputed) {
            return new OpenDispute(false);
        } else if (event instanceof JurisdictionSettled e) {
            return e.step() == DisputeStep.SUBMITTED ? new OpenDispute(true) : null;
        }
        return before;
    }
}
