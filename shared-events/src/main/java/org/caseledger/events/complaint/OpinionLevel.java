package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The level of public opinion on food and drug safety (P9.09, P9.10). */
public enum OpinionLevel implements Labelled {
    GENERAL("一般舆情", "ordinary"),
    BLUE("蓝色舆情", "blue"),
    YELLOW("黄色舆情", "yellow"),
    ORANGE("橙色舆情", "orange"),
    RED("红色舆情", "red");

    private final String zh;
    private final String en;

    OpinionLevel(String zh, String en) {
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
