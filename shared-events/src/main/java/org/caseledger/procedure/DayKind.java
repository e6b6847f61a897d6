package org.caseledger.procedure;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why a day is a working day or not. */
public enum DayKind implements Labelled {
    WORKING_DAY("工作日", "working day"),
    MAKE_UP_DAY("调休上班", "make-up working day"),
    WEEKEND("周末", "weekend"),
    HOLIDAY("法定节假日", "statutory holiday");

    private final Text text;

    DayKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    /** Whether the office works on such a day. */
    public boolean isWorked() {
        return this == WORKING_DAY || this == MAKE_UP_DAY;
    }

    @Override
    public Text text() {
        return text;
    }
}
