package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The fields of a record that can be corrected. */
public enum CorrectedField implements Labelled {
    COMPLAINANT("投诉人", "complainant"),
    NARRATIVE("投诉内容", "narrative"),
    RESPONDENT("被投诉人", "respondent"),
    CHANNEL("渠道", "channel"),
    KIND("性质", "kind");

    private final String zh;
    private final String en;

    CorrectedField(String zh, String en) {
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
