package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The difficulty of a Weibo or WeChat complaint (P9.08). */
public enum Difficulty implements Labelled {
    ORDINARY("一般问题", "ordinary"),
    HARDER("较难问题", "harder"),
    COMPLEX("复杂问题", "complex");

    private final Text text;

    Difficulty(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
