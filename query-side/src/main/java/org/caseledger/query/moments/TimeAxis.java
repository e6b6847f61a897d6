package org.caseledger.query.moments;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Along which of the two axes of time a case is looked at. */
public enum TimeAxis implements Labelled {
    /** By what was recorded until then. */
    THEN("当时所知", "as known then"),
    /** By what had happened until then, as far as it is recorded today. */
    NOW("现在所知", "as known now");

    private final Text text;

    TimeAxis(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
