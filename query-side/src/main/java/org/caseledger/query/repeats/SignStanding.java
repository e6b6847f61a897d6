package org.caseledger.query.repeats;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What the ledger says of a factor of article 17; it never decides on one (O121-17). */
public enum SignStanding implements Labelled {
    SEEN("台账可见此情形", "seen in the ledger"),
    NOT_SEEN("台账未见此情形", "not seen in the ledger"),
    /** Nobody is named, or what was said is erased. */
    NOTHING_TO_COMPARE("本件无可比对的信息", "nothing to compare by"),
    FOR_A_PERSON("由人判断", "for a person to judge");

    private final Text text;

    SignStanding(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
