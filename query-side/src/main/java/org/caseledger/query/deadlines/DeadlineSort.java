package org.caseledger.query.deadlines;

/** What comes first in a list of deadlines. */
public enum DeadlineSort {
    /** What is due first. */
    DUE,
    /** What is due last. */
    LAST_DUE,
    /** What was ended last. */
    ENDED
}
