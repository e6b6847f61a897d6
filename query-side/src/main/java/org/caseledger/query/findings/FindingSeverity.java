package org.caseledger.query.findings;

import org.caseledger.text.Labelled;

/** How grave a finding is. */
public enum FindingSeverity implements Labelled {
    LIGHT("轻微", "minor"),
    SERIOUS("较重", "serious"),
    GRAVE("严重", "grave");

    private final String zh;
    private final String en;

    FindingSeverity(String zh, String en) {
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
