package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The parts of a complete dossier. */
public enum DossierPart implements Labelled {
    REGISTRATION_FORM("投诉登记表", "registration form"),
    INVESTIGATION_REPORT("调查报告", "investigation report"),
    HANDLING_OPINION("处理意见", "handling opinion"),
    FEEDBACK_RECORD("反馈记录", "feedback record");

    private final String zh;
    private final String en;

    DossierPart(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
