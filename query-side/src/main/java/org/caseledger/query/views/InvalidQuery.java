package org.caseledger.query.views;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** A question that cannot be answered as it was put, and what is wrong with it. */
public final class InvalidQuery extends LabelledException {
    public InvalidQuery(String zh, String en, Object... facts) {
        super(Text.format(zh, en, facts));
    }
}
