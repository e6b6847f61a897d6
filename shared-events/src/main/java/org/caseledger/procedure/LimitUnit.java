package org.caseledger.procedure;

import org.caseledger.text.Labelled;

/** The unit in which a limit is counted. */
public enum LimitUnit implements Labelled {
    WORKING_DAYS("个工作日", "working days"),
    CALENDAR_DAYS("日", "calendar days"),
    CLOCK_HOURS("小时", "hours");

    private final String zh;
    private final String en;

    LimitUnit(String zh, String en) {
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
