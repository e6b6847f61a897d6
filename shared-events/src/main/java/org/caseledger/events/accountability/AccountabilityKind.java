package org.caseledger.events.accountability;

import org.caseledger.text.Labelled;

/** The kind of an accountability entry on a unit or a person (P1.17). */
public enum AccountabilityKind implements Labelled {
    COMMENDATION("表彰", "commendation"),
    CRITICISM("通报批评", "public criticism"),
    INQUIRY("追责", "accountability inquiry");

    private final String zh;
    private final String en;

    AccountabilityKind(String zh, String en) {
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
