package org.caseledger.query.responsibility;

/** Of whom the time is asked. */
public enum HoldingBy {
    /** Each handling unit, and each role that cases wait for besides. */
    UNIT,
    /** Each person of them. */
    PERSON
}
