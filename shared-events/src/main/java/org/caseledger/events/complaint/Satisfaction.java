package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The result of a follow-up (P2.21, P7.14). */
public enum Satisfaction implements Labelled {
    SATISFIED("满意", "satisfied"),
    PARTLY("基本满意", "partly satisfied"),
    NOT("不满意", "not satisfied"),
    UNREACHABLE("无法联系", "unreachable");

    private final String zh;
    private final String en;

    Satisfaction(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
