package org.caseledger.events.oversight;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What is unusual about a person's reading. */
public enum ReadingSign implements Labelled {
    MANY_CASES("一日内查阅的件数异常", "Unusually many cases read in a day"),
    OFF_HOURS("非办公时间查阅", "Read out of office hours"),
    OWN_PHONE("投诉人电话与查阅人值班电话相同", "The complainant's phone is the reader's own");

    private final Text text;

    ReadingSign(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
