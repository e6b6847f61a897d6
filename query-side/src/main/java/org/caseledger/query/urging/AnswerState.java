package org.caseledger.query.urging;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.Subset;

/** How it stands with the answer to an urging. */
@Getter
@RequiredArgsConstructor
public enum AnswerState implements Subset {
    /** None was asked, and none given. */
    NOT_ASKED("NOT u.answered AND u.answer_by IS NULL"),
    /** Asked for a time that has not come yet. */
    OWED("NOT u.answered AND u.answer_by > :now"),
    /** Asked for a time that has passed, and not given. */
    OVERDUE("NOT u.answered AND u.answer_by <= :now"),
    /** Given. */
    ANSWERED("u.answered");

    private final String condition;
}
