package org.caseledger.query.responsibility;

/** The lists of cases about which nobody says anything. */
public enum SilentList {
    /** Open, and nobody has done anything with them for some whole working days. */
    NO_EVENT,
    /** Replied to, not followed up, and the time for that has passed (P2.21, P7.14). */
    NOT_ASKED,
    /** Replied to and archived without any follow-up. */
    FOLLOW_UP_MISSING
}
