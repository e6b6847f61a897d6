package org.caseledger.query.findings;

/** What findings are counted by. */
public enum FindingsBy {
    RULE,
    UNIT,
    PERSON,
    SEVERITY,
    CLAUSE
}
