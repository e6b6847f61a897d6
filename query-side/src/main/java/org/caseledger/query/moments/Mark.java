package org.caseledger.query.moments;

import org.caseledger.events.Labelled;

/** Why the ledger knew of something only after it had happened. */
public enum Mark implements Labelled {
    LATE("补录", "entered late"),
    CORRECTION("更正补录", "corrected later"),
    MIGRATED("迁移补录", "brought in from another system");

    private final String zh;
    private final String en;

    Mark(String zh, String en) {
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
