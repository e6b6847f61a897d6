package org.caseledger.events.clocks;

import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;

/**
 * What became of one clock of a case; {@code number} counts the times that this clock was started.
 */
public sealed interface DeadlineEvent extends ComplaintEvent
        permits DeadlineSet,
                DeadlineMet,
                DeadlineMissed,
                DeadlineLapsed,
                DeadlineExtended,
                DeadlineSuspended,
                DeadlineResumed {

    /** Which clock. */
    Clock clock();

    /** Which start of it, from 1. */
    int number();
}
