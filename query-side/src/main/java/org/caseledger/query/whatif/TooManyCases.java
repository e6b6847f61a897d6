package org.caseledger.query.whatif;

import org.caseledger.text.Labelled;

/** A period has more cases than a run may keep in memory. */
public final class TooManyCases extends RuntimeException implements Labelled {

    private final long most;

    TooManyCases(long most) {
        super("more than " + most + " cases");
        this.most = most;
    }

    @Override
    public String zh() {
        return "投诉件超过%d件，请缩短期间".formatted(most);
    }

    @Override
    public String en() {
        return "the period has more than %d cases: choose a shorter one".formatted(most);
    }
}
