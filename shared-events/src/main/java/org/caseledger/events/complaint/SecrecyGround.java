package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The kind of secret in a case that only named people may know (P7.20). */
public enum SecrecyGround implements Labelled {
    STATE("国家秘密", "state secrets"),
    TRADE("商业秘密", "trade secrets");

    private final String zh;
    private final String en;

    SecrecyGround(String zh, String en) {
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
