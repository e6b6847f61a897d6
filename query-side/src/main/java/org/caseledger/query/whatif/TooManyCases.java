package org.caseledger.query.whatif;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** A period has more cases than a run may keep in memory. */
public final class TooManyCases extends LabelledException {
    TooManyCases(long most) {
        super(Text.format("投诉件超过%d件，请缩短期间", "the period has more than %d cases: choose a shorter one", most));
    }
}
