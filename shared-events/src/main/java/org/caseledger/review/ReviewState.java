package org.caseledger.review;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** How far the review committee is with a case of a sample. */
public enum ReviewState implements Labelled {
    /** It waits for a conclusion, the first one or another after a second reader differed. */
    TO_CONCLUDE("待作结论", "to be concluded"),
    /** Its conclusion waits for a second reader. */
    TO_CONFIRM("待复核", "to be confirmed"),
    /** A second reader agreed with its conclusion. */
    CONFIRMED("已复核", "confirmed");

    private final Text text;

    ReviewState(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
