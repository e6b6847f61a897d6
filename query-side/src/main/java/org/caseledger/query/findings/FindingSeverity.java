package org.caseledger.query.findings;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** How grave a finding is. */
public enum FindingSeverity implements Labelled {
    LIGHT("轻微", "minor"),
    SERIOUS("较重", "serious"),
    GRAVE("严重", "grave");

    private final Text text;

    FindingSeverity(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
