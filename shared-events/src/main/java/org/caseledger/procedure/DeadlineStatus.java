package org.caseledger.procedure;

import org.caseledger.text.Labelled;

/** Whether a deadline is still open, and how it ended. */
public enum DeadlineStatus implements Labelled {
    OPEN("计时中", "running"),
    MET("已完成", "met"),
    LAPSED("已终止", "lapsed");

    private final String zh;
    private final String en;

    DeadlineStatus(String zh, String en) {
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
