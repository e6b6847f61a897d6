package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** A notice required by the law or a procedure. */
public enum Notice implements Labelled {
    PROGRESS("办理进展", "progress"),
    MEDIATION_ENDED("终止调解告知", "end of mediation"),
    LEAD_DECISION("立案与否告知", "decision on the lead");

    private final Text text;

    Notice(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
