package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why a closed case is reopened (P2.18, P7.13). */
public enum ReopenGround implements Labelled {
    DISSATISFIED("投诉人不满意", "complainant dissatisfied"),
    RECONSIDERATION("复议", "reconsideration"),
    NEW_EVIDENCE("新证据", "new evidence"),
    SUPERVISION("督办", "supervision");

    private final Text text;

    ReopenGround(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
