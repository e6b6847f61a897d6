package org.caseledger.query.rectification;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** How it stands with an order to put something right (P3.13). */
public enum RectificationState implements Labelled {
    /** Not done, and the time for it is not over, or none was set. */
    OPEN("整改中", "in progress"),
    /** Not done, and the time for it is over. */
    OVERDUE("逾期未完成", "overdue"),
    /** Done in time, or without a time that was set. */
    DONE("按期完成", "completed"),
    /** Done after the time for it was over. */
    DONE_LATE("逾期完成", "completed late");

    private final Text text;

    RectificationState(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
