package org.caseledger.events.incident;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The severity of an incident, by the four levels of public authorities. */
public enum IncidentLevel implements Labelled {
    FOUR("一般（Ⅳ级）", "ordinary (level IV)"),
    THREE("较大（Ⅲ级）", "serious (level III)"),
    TWO("重大（Ⅱ级）", "major (level II)"),
    ONE("特别重大（Ⅰ级）", "extremely serious (level I)");

    private final Text text;

    IncidentLevel(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
