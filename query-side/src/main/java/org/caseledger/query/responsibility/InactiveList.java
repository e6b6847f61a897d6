package org.caseledger.query.responsibility;

/** The lists of inactive cases. */
public enum InactiveList {
    /** Open, and those who have them did nothing with them for some whole working days. */
    NO_EVENT,
    /** Replied to, not followed up, and the time for that has passed (P2.21, P7.14). */
    NOT_ASKED,
    /** Replied to, and two attempts at a follow-up or more, the last ones, reached no one (P2.19, P3.19, P7.14). */
    NOT_REACHED,
    /** A reply is approved and not sent, or a notice was due and is not given (P9.07, P9.12). */
    NOBODY_TOLD,
    /** Replied to and archived without any follow-up. */
    FOLLOW_UP_MISSING
}
