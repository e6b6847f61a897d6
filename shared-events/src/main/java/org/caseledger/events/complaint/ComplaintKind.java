package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/**
 * The kind of a citizen's request: P9.01 names inquiry, complaint and report, P9.09 public opinion.
 */
public enum ComplaintKind implements Labelled {
    COMPLAINT("投诉", "complaint"),
    REPORT("举报", "report"),
    INQUIRY("咨询", "inquiry"),
    OPINION("舆情", "public opinion");

    private final String zh;
    private final String en;

    ComplaintKind(String zh, String en) {
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
