package org.caseledger.query.deadlines;

/** What compliance is counted by. */
public enum ComplianceBy {
    /** The unit that the clock is counted for. */
    UNIT,
    /** The channel of the case. */
    CHANNEL,
    /** The month of receipt, such as {@code 2026-03}, by the time of Shanghai. */
    MONTH
}
