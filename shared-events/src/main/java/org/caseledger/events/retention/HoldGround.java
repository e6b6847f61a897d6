package org.caseledger.events.retention;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why a case whose period is over is not destroyed yet. */
public enum HoldGround implements Labelled {
    LITIGATION("行政诉讼、民事诉讼或者仲裁", "litigation or arbitration"),
    RECONSIDERATION("行政复议", "administrative reconsideration"),
    INSPECTION("监督检查、审计或者纪检监察", "an inspection, audit or disciplinary inquiry"),
    ARCHIVAL_VALUE("鉴定后继续保存", "appraised as worth keeping");

    private final Text text;

    HoldGround(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
