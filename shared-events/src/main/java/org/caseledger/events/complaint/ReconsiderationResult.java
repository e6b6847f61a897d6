package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What a reconsideration leads to (P6.12). */
public enum ReconsiderationResult implements Labelled {
    UPHELD("维持原处理结果", "earlier decision upheld"),
    CHANGED("变更原处理结果", "earlier decision changed");

    private final Text text;

    ReconsiderationResult(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
