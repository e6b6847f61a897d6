package org.caseledger.query.urging;

/** How it stands with the answer to an urging. */
public enum AnswerState {
    /** None was asked, and none given. */
    NOT_ASKED,
    /** Asked for a time that has not come yet. */
    OWED,
    /** Asked for a time that has passed, and not given. */
    OVERDUE,
    /** Given. */
    ANSWERED
}
