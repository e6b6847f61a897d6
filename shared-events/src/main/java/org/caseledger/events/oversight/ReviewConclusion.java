package org.caseledger.events.oversight;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What the review committee concludes about how a case was handled. */
public enum ReviewConclusion implements Labelled {
    IN_ORDER("符合程序", "in order"),
    TO_FOLLOW_UP("需跟进", "to be followed up"),
    BREACH("违反程序", "breach of procedure");

    private final Text text;

    ReviewConclusion(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
