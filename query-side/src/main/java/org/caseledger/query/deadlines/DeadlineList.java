package org.caseledger.query.deadlines;

/** The lists of clocks that an office works by. */
public enum DeadlineList {
    /** Running and amber, the earliest due first. */
    DUE_SOON,
    /** Running and no longer in time, the longest overdue first. */
    OVERDUE,
    /** Met after it was due, the latest first. */
    MET_LATE,
    /** Running, in time or not, the earliest due first. */
    RUNNING;

    /** What comes first in it unless another order is asked for. */
    public DeadlineSort sort() {
        return this == MET_LATE ? DeadlineSort.ENDED : DeadlineSort.DUE;
    }
}
