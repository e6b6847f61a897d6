package org.caseledger.procedure;

import org.caseledger.text.Labelled;

/** Whether a day counts towards a limit, and why not. */
public enum Counting implements Labelled {
    COUNTED("计入", "counted"),
    START("起算当日不计", "first day, not counted"),
    NOT_WORKED("非工作日不计", "not a working day"),
    PAUSED("中止期间不计", "suspended, not counted"),
    BEFORE_PROMISE("承诺时限内，不计天数", "within the promised time, not counted");

    private final String zh;
    private final String en;

    Counting(String zh, String en) {
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
