package org.caseledger.events.office;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** When a person wants a kind of notice by a channel. */
public enum NoticeTiming implements Labelled {
    AT_ONCE("随时", "At once"),
    DIGEST("工作日8:30汇总", "Digest at 8:30 on working days"),
    NEVER("不发", "Never");

    private final Text text;

    NoticeTiming(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
