package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;

/** A notice required by the law or a procedure. */
public enum Notice implements Labelled {
    PROGRESS("办理进展", "progress"),
    MEDIATION_ENDED("终止调解告知", "end of mediation"),
    LEAD_DECISION("立案与否告知", "decision on the lead");

    private final String zh;
    private final String en;

    Notice(String zh, String en) {
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
