package org.caseledger.events.oversight;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** A supervisor's answer to a finding. */
public enum FindingAnswer implements Labelled {
    ACKNOWLEDGED("已确认", "acknowledged"),
    EXPLAINED("已说明", "explained");

    private final Text text;

    FindingAnswer(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
