package org.caseledger.query.accountability;

/** What is counted by. */
public enum AccountabilityBy {
    UNIT,
    PERSON,
    KIND,
    SOURCE
}
