package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The difficulty of a Weibo or WeChat complaint (P9.08). */
public enum Difficulty implements Labelled {
    ORDINARY("一般问题", "ordinary"),
    HARDER("较难问题", "harder"),
    COMPLEX("复杂问题", "complex");

    private final String zh;
    private final String en;

    Difficulty(String zh, String en) {
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
