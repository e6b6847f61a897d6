package org.caseledger.query.accountability;

import org.caseledger.events.Labelled;

/** Where a commendation or criticism was said. */
public enum AccountabilitySource implements Labelled {
    /** Recorded in a case. */
    CASE("案件", "in a case"),
    /** The last step of urging, 通报, in a case. */
    URGING("督办", "by urging"),
    /** Of the work as such, beside any case. */
    WORK("工作", "of the work");

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
