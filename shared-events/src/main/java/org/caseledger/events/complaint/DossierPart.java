package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The parts of a complete dossier. */
public enum DossierPart implements Labelled {
    REGISTRATION_FORM("投诉登记表", "registration form"),
    INVESTIGATION_REPORT("调查报告", "investigation report"),
    HANDLING_OPINION("处理意见", "handling opinion"),
    FEEDBACK_RECORD("反馈记录", "feedback record");

    private final Text text;

    DossierPart(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
