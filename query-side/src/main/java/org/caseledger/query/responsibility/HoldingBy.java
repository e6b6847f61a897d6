package org.caseledger.query.responsibility;

/** The grouping of holding times. */
public enum HoldingBy {
    /** Each handling unit, and each role that cases wait for besides. */
    UNIT,
    /** Each person of them. */
    PERSON
}
