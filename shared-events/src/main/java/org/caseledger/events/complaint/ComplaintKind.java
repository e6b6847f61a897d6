package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * The kind of a citizen's request: P9.01 names inquiry, complaint and report, P9.09 public opinion.
 */
public enum ComplaintKind implements Labelled {
    COMPLAINT("投诉", "complaint"),
    REPORT("举报", "report"),
    INQUIRY("咨询", "inquiry"),
    OPINION("舆情", "public opinion");

    private final Text text;

    ComplaintKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
