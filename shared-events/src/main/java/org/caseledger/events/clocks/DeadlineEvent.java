package org.caseledger.events.clocks;

import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;

/** A fact about one deadline of a case; {@code number} counts the starts of this deadline. */
public sealed interface DeadlineEvent extends ComplaintEvent
        permits DeadlineSet,
                DeadlineMet,
                DeadlineMissed,
                DeadlineLapsed,
                DeadlineExtended,
                DeadlineSuspended,
                DeadlineResumed {

    /** The kind of the deadline. */
    Clock clock();

    /** The start to which the event refers, from 1. */
    int number();
}
