package org.caseledger.events.incident;

import org.caseledger.text.Labelled;

/** The groups of a task force (P8.11–14). */
public enum TaskGroup implements Labelled {
    INFORMATION("信息收集与报送组", "information and reporting group"),
    RESPONSE("应急处置组", "response group"),
    PUBLICITY("宣传舆论引导组", "public communication group"),
    LOGISTICS("后勤保障组", "logistics group");

    private final String zh;
    private final String en;

    TaskGroup(String zh, String en) {
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
