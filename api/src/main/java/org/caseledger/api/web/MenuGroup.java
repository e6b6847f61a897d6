package org.caseledger.api.web;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Under which heading of the menu an item stands. */
public enum MenuGroup implements Labelled {
    HANDLING("办理", "Handling"),
    OVERSIGHT("监督", "Oversight"),
    ANALYSIS("统计", "Analysis"),
    SYSTEM("系统", "System");

    private final Text text;

    MenuGroup(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
