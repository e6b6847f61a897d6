package org.caseledger.query.moments;

import org.caseledger.text.Labelled;

/** Why the ledger knew of something only after it had happened. */
public enum LateEntryMark implements Labelled {
    LATE("补录", "late entry"),
    CORRECTION("事后更正", "later correction"),
    MIGRATED("迁移录入", "migrated entry");

    private final String zh;
    private final String en;

    LateEntryMark(String zh, String en) {
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
