package org.caseledger.procedure;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Whether a deadline is still open, and how it ended. */
public enum DeadlineStatus implements Labelled {
    OPEN("计时中", "running"),
    MET("已完成", "met"),
    LAPSED("已终止", "lapsed");

    private final Text text;

    DeadlineStatus(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
