package org.caseledger.query.repeats;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why a case may be about the same matter. */
public enum Reason implements Labelled {
    SAME_PHONE("同一电话", "same phone number"),
    SAME_RESPONDENT("同一被投诉人", "same respondent"),
    SIMILAR_TEXT("内容相似", "similar text");

    private final Text text;

    Reason(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
