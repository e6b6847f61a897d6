package org.caseledger.query.rectification;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.query.Subset;
import org.caseledger.text.Bilingual;

/** How it stands with an order to put something right (P3.13). */
@Getter
@RequiredArgsConstructor
public enum RectificationState implements Bilingual, Subset {
    /** Not done, and the time for it is not over, or none was set. */
    OPEN("NOT done AND (due_at IS NULL OR due_at > :now)", "整改中", "in progress"),
    /** Not done, and the time for it is over. */
    OVERDUE("NOT done AND due_at <= :now", "逾期未完成", "overdue"),
    /** Done in time, or without a time that was set. */
    DONE("done AND NOT late", "按期完成", "completed"),
    /** Done after the time for it was over. */
    DONE_LATE("done AND late", "逾期完成", "completed late");

    private final String condition;
    private final String zh;
    private final String en;
}
