package org.caseledger.query.accountability;

import org.caseledger.text.Labelled;

/** Where a commendation or criticism was said. */
public enum AccountabilitySource implements Labelled {
    /** Recorded in a case. */
    CASE("投诉件", "case"),
    /** The last step of urging, 通报, in a case. */
    URGING("督办", "supervision notice"),
    /** Of the work as such, beside any case. */
    WORK("日常工作", "general work");

    private final String zh;
    private final String en;

    AccountabilitySource(String zh, String en) {
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
