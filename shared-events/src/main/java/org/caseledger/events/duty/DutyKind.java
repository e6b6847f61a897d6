package org.caseledger.events.duty;

import org.caseledger.text.Labelled;

/** How a person is available to the office on a non-working day (P9.13, P9.14). */
public enum DutyKind implements Labelled {
    DUTY("值班", "duty"),
    STANDBY("备勤", "standby");

    private final String zh;
    private final String en;

    DutyKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
