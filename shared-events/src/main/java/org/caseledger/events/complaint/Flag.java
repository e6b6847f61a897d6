package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** A marker that a case gets by its classification. */
public enum Flag implements Labelled {
    PROFESSIONAL_COMPLAINANT("职业举报人", "professional complainant"),
    WIDE_IMPACT("社会影响面大", "wide social impact"),
    ON_SITE("需出现场", "on-site investigation required"),
    SERIOUS_LEAD("重大违法线索", "lead on a serious violation"),
    SAFETY_HAZARD("安全隐患", "safety hazard");

    private final Text text;

    Flag(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
