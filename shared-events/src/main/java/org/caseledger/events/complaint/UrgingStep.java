package org.caseledger.events.complaint;

import org.caseledger.events.Labelled;

/** How hard a case is pressed, the milder step before the harder one. */
public enum UrgingStep implements Labelled {
    REMINDER("催办", "reminder", "P9.01"),
    URGE("督办", "urging", "P9.01"),
    CRITICISM("通报", "criticism", "P1.17");

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

    /** The clause it comes from, such as {@code P9.01}. */
    public String clause() {
        return clause;
    }
}
