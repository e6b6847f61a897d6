package org.caseledger.query.checkup;

import org.caseledger.text.Labelled;

/**
 * What is signed: who handles a case (P9.03), a reply (P9.12), a later time (P9.08), a handling
 * opinion (P6.10).
 */
public enum SignedKind implements Labelled {
    SIGN_OFF("签阅", "sign-off"),
    REPLY("回复的批准、法制审核", "approval of a reply"),
    EXTENSION("延期", "extension"),
    OPINION("处理意见的审核", "review of a handling opinion");

    private final String zh;
    private final String en;

    SignedKind(String zh, String en) {
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
