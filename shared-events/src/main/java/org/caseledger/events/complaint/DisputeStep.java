package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * How a dispute about jurisdiction goes on: one that is submitted is open until an office is named
 * (O121-33).
 */
public enum DisputeStep implements Labelled {
    AGREED("协商一致", "agreed"),
    SUBMITTED("协商不成，报请共同的上一级机关指定", "not agreed, submitted to the common superior"),
    NAMED("共同的上一级机关指定", "named by the common superior");

    private final Text text;

    DisputeStep(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
