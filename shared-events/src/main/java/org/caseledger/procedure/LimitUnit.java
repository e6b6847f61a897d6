package org.caseledger.procedure;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The unit in which a limit is counted. */
public enum LimitUnit implements Labelled {
    WORKING_DAYS("个工作日", "working days"),
    CALENDAR_DAYS("日", "calendar days"),
    CLOCK_HOURS("小时", "hours");

    private final Text text;

    LimitUnit(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
