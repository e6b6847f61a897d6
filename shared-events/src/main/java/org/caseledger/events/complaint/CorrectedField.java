package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The fields of a record that can be corrected. */
public enum CorrectedField implements Labelled {
    COMPLAINANT("投诉人", "complainant"),
    NARRATIVE("投诉内容", "narrative"),
    RESPONDENT("被投诉人", "respondent"),
    MATTER("争议事项", "matter"),
    CHANNEL("渠道", "channel"),
    KIND("性质", "kind");

    private final Text text;

    CorrectedField(String zh, String en) {
        this.text = new Text(zh, en);
    }

    /** Whether gates and limits go by it. */
    public boolean isOfTheFacts() {
        return this == CHANNEL || this == KIND;
    }

    @Override
    public Text text() {
        return text;
    }
}
