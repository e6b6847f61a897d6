package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** The severity of a complaint (P2.12, P4.11). */
public enum Severity implements Labelled {
    GENERAL("一般", "ordinary"),
    MAJOR("重大", "major"),
    URGENT("紧急", "urgent");

    private final String zh;
    private final String en;

    Severity(String zh, String en) {
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
