package org.caseledger.query;

import org.caseledger.text.Labelled;

/** A question that cannot be answered as it was put, and what is wrong with it. */
public final class InvalidQuery extends IllegalArgumentException implements Labelled {

    private final String zh;
    private final String en;

    public InvalidQuery(String zh, String en) {
        super(zh + " / " + en);
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
