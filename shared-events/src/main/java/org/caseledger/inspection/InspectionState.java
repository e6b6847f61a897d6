package org.caseledger.inspection;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The state of an inspection sheet (P1.16). */
public enum InspectionState implements Labelled {
    /** It waits for a leader. */
    PREPARED("待签批", "waiting for sign-off"),
    /** It waits for a remark or an answer before a leader decides again. */
    SENT_BACK("已退回", "sent back"),
    /** It is closed. */
    SIGNED_OFF("已签批", "signed off");

    private final Text text;

    InspectionState(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
