package org.caseledger.events.duty;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** How a person is available to the office on a non-working day (P9.13, P9.14). */
public enum DutyKind implements Labelled {
    DUTY("值班", "duty"),
    STANDBY("备勤", "standby");

    private final Text text;

    DutyKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
