package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The levels that approve a reply, in this order (P9.12). */
public enum ApprovalLevel implements Labelled {
    LEADER("局领导批准", "leader approval"),
    LEGAL("法规科法制审核", "legal review");

    private final Text text;

    ApprovalLevel(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
