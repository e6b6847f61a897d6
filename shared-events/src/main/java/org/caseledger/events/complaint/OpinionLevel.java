package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The level of public opinion on food and drug safety (P9.09, P9.10). */
public enum OpinionLevel implements Labelled {
    GENERAL("一般舆情", "ordinary"),
    BLUE("蓝色舆情", "blue"),
    YELLOW("黄色舆情", "yellow"),
    ORANGE("橙色舆情", "orange"),
    RED("红色舆情", "red");

    private final Text text;

    OpinionLevel(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
