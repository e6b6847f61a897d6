package org.caseledger.query.repeats;

import org.caseledger.text.Labelled;

/** Why a case may be about the same matter. */
public enum Reason implements Labelled {
    SAME_PHONE("同一电话", "same phone number"),
    SAME_RESPONDENT("同一被投诉人", "same respondent"),
    SIMILAR_TEXT("内容相似", "similar text");

    private final String zh;
    private final String en;

    Reason(String zh, String en) {
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
