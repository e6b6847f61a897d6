package org.caseledger.reporting;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The state of a report upward (P9.04). */
public enum ReportState implements Labelled {
    /** It is to be sent. */
    DUE("待上报", "to be sent"),
    /** It waits for the word that it arrived. */
    SENT("已上报", "sent"),
    RECEIVED("已收到", "received"),
    DROPPED("已取消", "cancelled");

    private final Text text;

    ReportState(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
