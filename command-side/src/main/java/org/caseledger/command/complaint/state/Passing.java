package org.caseledger.command.complaint.state;

import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.events.complaint.ReceiptEvent.TakeOverConfirmed;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case came from another office by its note, and to whom it was referred, while that waits to be confirmed.
 */
public record Passing(boolean takenOver, @Nullable String waitsFor) {
    static final Passing NONE = new Passing(false, null);

    Passing on(ComplaintEvent event) {
        if (event instanceof CaseTakenOver) {
            return new Passing(true, waitsFor);
        } else if (event instanceof ComplaintReferred referred) {
            return new Passing(takenOver, referred.authority());
        } else if (event instanceof TakeOverConfirmed) {
            return new Passing(takenOver, null);
        }
        return this;
    }
}
