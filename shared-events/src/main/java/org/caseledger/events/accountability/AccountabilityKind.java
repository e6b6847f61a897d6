package org.caseledger.events.accountability;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The kind of an accountability entry on a unit or a person (P1.17). */
public enum AccountabilityKind implements Labelled {
    COMMENDATION("表彰", "commendation"),
    CRITICISM("通报批评", "public criticism"),
    INQUIRY("追责", "accountability inquiry");

    private final Text text;

    AccountabilityKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
