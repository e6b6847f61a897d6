package org.caseledger.query.accountability;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Where a commendation or criticism was said. */
public enum AccountabilitySource implements Labelled {
    /** Recorded in a case. */
    CASE("投诉件", "case"),
    /** The last step of urging, 通报, in a case. */
    URGING("督办", "supervision notice"),
    /** Of the work as such, beside any case. */
    WORK("日常工作", "general work");

    private final Text text;

    AccountabilitySource(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
