package org.caseledger.command.complaint.state;

import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.CaseTakenOver;
import org.caseledger.events.complaint.ComplaintReferred;
import org.caseledger.events.complaint.TakeOverConfirmed;

/**
 * Whether a case came from another office by its note, and whether a referral to another one waits
 * to be confirmed.
 */
public record Passing(boolean takenOver, boolean waitsForConfirmation) {

    static final Passing NONE = new Passing(false, false);

    Passing on(ComplaintEvent event) {
        if (event instanceof CaseTakenOver) {
            return new Passing(true, waitsForConfirmation);
        } else if (event instanceof ComplaintReferred) {
            return new Passing(takenOver, true);
        } else if (event instanceof TakeOverConfirmed) {
            return new Passing(takenOver, false);
        }
        return this;
    }
}
