package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The severity of a complaint (P2.12, P4.11). */
public enum Severity implements Labelled {
    GENERAL("一般", "ordinary"),
    MAJOR("重大", "major"),
    URGENT("紧急", "urgent");

    private final Text text;

    Severity(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
