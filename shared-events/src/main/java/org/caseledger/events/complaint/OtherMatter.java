package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What comes in the form of a complaint or report and is none (O121-44). */
public enum OtherMatter implements Labelled {
    ADVICE("咨询", "a request for advice"),
    INFORMATION("政府信息公开申请", "an application for government information"),
    RECONSIDERATION("行政复议申请", "an application for administrative reconsideration"),
    DISCIPLINE("纪检监察检举控告", "an accusation for the discipline authorities");

    private final Text text;

    OtherMatter(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
