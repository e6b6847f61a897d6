package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The kind of secret in a case that only named people may know (P7.20). */
public enum SecrecyGround implements Labelled {
    STATE("国家秘密", "state secrets"),
    TRADE("商业秘密", "trade secrets");

    private final Text text;

    SecrecyGround(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
