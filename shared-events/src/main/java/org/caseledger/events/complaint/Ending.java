package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;

/** An act that settles the matter without a reply and of which the complainant was notified. */
public sealed interface Ending extends Act
        permits ComplaintDeclined, ComplaintReferred, ComplaintWithdrawn, ComplaintSettled {

    /** Why it ends so. */
    String reason();

    /** How and when the complainant was notified. */
    Told told();

    /** The state in which it leaves the case. */
    ComplaintState state();

    /** Why the deadlines lapse that were running. */
    LapseReason lapseReason();
}
