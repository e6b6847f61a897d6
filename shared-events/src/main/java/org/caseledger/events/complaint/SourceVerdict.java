package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The judgement of a migrated source on a case, without a time. */
public enum SourceVerdict implements Labelled {
    IN_TIME("按时办结", "in time"),
    OVERDUE("超时办结", "overdue");

    private final Text text;

    SourceVerdict(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
