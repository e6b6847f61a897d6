package org.caseledger.events.incident;

import org.caseledger.text.Labelled;

/** The severity of an incident, by the four levels of public authorities. */
public enum IncidentLevel implements Labelled {
    FOUR("一般（Ⅳ级）", "ordinary (level IV)"),
    THREE("较大（Ⅲ级）", "serious (level III)"),
    TWO("重大（Ⅱ级）", "major (level II)"),
    ONE("特别重大（Ⅰ级）", "extremely serious (level I)");

    private final String zh;
    private final String en;

    IncidentLevel(String zh, String en) {
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
