package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;

/** A round of handling begins: the first with the receipt, each later one with a reopening (P2.18, P7.13). */
public sealed interface BeginsRound extends ComplaintEvent permits ComplaintReceived, ComplaintReopened {
    /** Its number, counted from 1. */
    int round();

    /** Whether an earlier decision is reconsidered in it (P6.12). */
    default boolean reconsiders() {
        return this instanceof ComplaintReopened e && e.ground() == ReopenGround.RECONSIDERATION;
    }
}
