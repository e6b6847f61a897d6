package org.caseledger.events.office;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The two category lists of an office: what a complaint is about, and what is wrong with it. */
public enum CategoryKind implements Labelled {
    OBJECT("客体", "object"),
    PROBLEM("问题性质", "problem");

    private final Text text;

    CategoryKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
