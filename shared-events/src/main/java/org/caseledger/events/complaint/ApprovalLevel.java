package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The levels that approve a reply, in this order (P9.12). */
public enum ApprovalLevel implements Labelled {
    LEADER("局领导批准", "leader approval"),
    LEGAL("法规科法制审核", "legal review");

    private final String zh;
    private final String en;

    ApprovalLevel(String zh, String en) {
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
