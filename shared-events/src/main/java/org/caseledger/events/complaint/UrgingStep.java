package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The steps of supervision, the milder before the stronger. */
public enum UrgingStep implements Labelled {
    REMINDER("催办", "reminder", "P9.01"),
    URGE("督办", "supervision notice", "P9.01"),
    CRITICISM("通报", "public criticism", "P1.17");

    private final String zh;
    private final String en;
    private final String clause;

    UrgingStep(String zh, String en, String clause) {
        this.zh = zh;
        this.en = en;
        this.clause = clause;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    /** The clause on which it is based, such as {@code P9.01}. */
    public String clause() {
        return clause;
    }
}
