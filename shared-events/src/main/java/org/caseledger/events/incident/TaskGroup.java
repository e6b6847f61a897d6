package org.caseledger.events.incident;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The groups of a task force (P8.11–14). */
public enum TaskGroup implements Labelled {
    INFORMATION("信息收集与报送组", "information and reporting group"),
    RESPONSE("应急处置组", "response group"),
    PUBLICITY("宣传舆论引导组", "public communication group"),
    LOGISTICS("后勤保障组", "logistics group");

    private final Text text;

    TaskGroup(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
