package org.caseledger.query.process;

import java.util.Optional;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.TakeOverConfirmed;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;

/**
 * Which events are steps of a process: what people did with a case, under the event's name. What the ledger records of
 * clocks by itself is none, nor is the taking in of a history, what the complainant adds, or who may open the case.
 */
public final class Activity {
    private Activity() {}

    /** The step's name, if the event is one. */
    public static Optional<String> of(LedgerEvent event) {
        boolean done = event instanceof Act
                || event instanceof DeadlineExtended
                || event instanceof DeadlineSuspended
                || event instanceof DeadlineResumed;
        boolean besideTheWay = event instanceof HistoryAdopted
                || event instanceof FactsAdded
                || event instanceof CaseTakenOver
                || event instanceof TakeOverConfirmed
                || event instanceof SecrecyMarked
                || event instanceof SecrecyLifted;
        return done && !besideTheWay ? Optional.of(EventCodec.nameOf(event.getClass())) : Optional.empty();
    }
}
