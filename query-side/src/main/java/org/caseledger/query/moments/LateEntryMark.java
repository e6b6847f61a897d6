package org.caseledger.query.moments;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why the ledger knew of something only after it had happened. */
public enum LateEntryMark implements Labelled {
    LATE("补录", "late entry"),
    CORRECTION("事后更正", "later correction"),
    MIGRATED("迁移录入", "migrated entry");

    private final Text text;

    LateEntryMark(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
