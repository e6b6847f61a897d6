package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The result of a follow-up (P2.21, P7.14). */
public enum Satisfaction implements Labelled {
    SATISFIED("满意", "satisfied"),
    PARTLY("基本满意", "partly satisfied"),
    NOT("不满意", "not satisfied"),
    UNREACHABLE("无法联系", "unreachable");

    private final Text text;

    Satisfaction(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
