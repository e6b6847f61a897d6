package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The line whose time limits apply to the decision on acceptance (P9.06). */
public enum LineOfBusiness implements Labelled {
    FOOD_DRUG("食药（原）", "food and drug (former)"),
    INDUSTRY_COMMERCE("工商（原）", "industry and commerce (former)"),
    QUALITY("质监（原）", "quality supervision (former)");

    private final String zh;
    private final String en;

    LineOfBusiness(String zh, String en) {
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
