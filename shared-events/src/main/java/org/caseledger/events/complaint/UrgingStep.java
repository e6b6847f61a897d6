package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The steps of supervision, the milder before the stronger. */
public enum UrgingStep implements Labelled {
    REMINDER("催办", "reminder", "P9.01"),
    URGE("督办", "supervision notice", "P9.01"),
    CRITICISM("通报", "public criticism", "P1.17");

    private final Text text;
    private final String clause;

    UrgingStep(String zh, String en, String clause) {
        this.text = new Text(zh, en);
        this.clause = clause;
    }

    @Override
    public Text text() {
        return text;
    }

    /** The clause on which it is based, such as {@code P9.01}. */
    public String clause() {
        return clause;
    }
}
