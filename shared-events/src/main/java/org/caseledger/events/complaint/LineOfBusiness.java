package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The line whose time limits apply to the decision on acceptance (P9.06). */
public enum LineOfBusiness implements Labelled {
    FOOD_DRUG("食药（原）", "food and drug (former)"),
    INDUSTRY_COMMERCE("工商（原）", "industry and commerce (former)"),
    QUALITY("质监（原）", "quality supervision (former)");

    private final Text text;

    LineOfBusiness(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
