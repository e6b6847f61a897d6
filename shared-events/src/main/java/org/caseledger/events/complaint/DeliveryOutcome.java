package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What became of a paper on its way. */
public enum DeliveryOutcome implements Labelled {
    RECEIVED("签收", "received"),
    REFUSED("拒收", "refused"),
    CAME_BACK("退回", "came back");

    private final Text text;

    DeliveryOutcome(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
