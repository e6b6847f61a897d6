package org.caseledger.query.responsibility;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.Subset;

/** The lists of inactive cases, each with the time by which it is ordered. */
@Getter
@RequiredArgsConstructor
public enum InactiveList implements Subset {
    /** Open, and those who have them did nothing with them for some whole working days. */
    NO_EVENT("open", "last_act_at"),
    /** Replied to, not followed up, and the time for that has passed (P2.21, P7.14). */
    NOT_ASKED("follow_up_due_at <= :now", "follow_up_due_at"),
    /** Replied to, and two attempts at a follow-up or more, the last ones, reached no one (P2.19, P3.19, P7.14). */
    NOT_REACHED("missed_calls >= 2", "last_act_at"),
    /** A reply is approved and not sent, or a notice was due and is not given (P9.07, P9.12). */
    NOBODY_TOLD("untold_since <= :now", "untold_since"),
    /** Replied to and archived without any follow-up. */
    FOLLOW_UP_MISSING("follow_up_missing", "last_act_at");

    private final String condition;
    private final String since;
}
