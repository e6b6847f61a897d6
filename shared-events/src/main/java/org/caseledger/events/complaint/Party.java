package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Who takes part in a complaint beside the office. */
public enum Party implements Labelled {
    COMPLAINANT("投诉人", "complainant"),
    RESPONDENT("被投诉人", "respondent"),
    REPRESENTED("被代表的投诉人", "complainants who are represented");

    private final Text text;

    Party(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
