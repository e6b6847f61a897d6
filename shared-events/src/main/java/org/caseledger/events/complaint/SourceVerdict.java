package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The judgement of a migrated source on a case, without a time. */
public enum SourceVerdict implements Labelled {
    IN_TIME("按时办结", "in time"),
    OVERDUE("超时办结", "overdue");

    private final String zh;
    private final String en;

    SourceVerdict(String zh, String en) {
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
