package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;
import org.jspecify.annotations.Nullable;

/** An act that settles the matter without a reply, and of which whoever complained was notified. */
public sealed interface Ending extends Act
        permits ComplaintDeclined, ComplaintReferred, ComplaintWithdrawn, ComplaintSettled, OpinionConcluded {

    /** Why it ends so. */
    String reason();

    /** How and when the complainant was notified; null where nobody complained. */
    @Nullable
    Told told();

    /** The state in which it leaves the case. */
    ComplaintState state();

    /** Why the deadlines lapse that were running. */
    LapseReason lapseReason();
}
