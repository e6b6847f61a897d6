package org.caseledger.events.oversight;

import org.caseledger.text.Labelled;

/** A supervisor's answer to a finding. */
public enum FindingAnswer implements Labelled {
    ACKNOWLEDGED("已确认", "acknowledged"),
    EXPLAINED("已说明", "explained");

    private final String zh;
    private final String en;

    FindingAnswer(String zh, String en) {
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
