package org.caseledger.events.clocks;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why a deadline may be suspended: the time of these does not count. */
public enum SuspensionGround implements Labelled {
    TESTING("检测", "testing"),
    INSPECTION("检验", "inspection"),
    VERIFICATION("检定", "verification"),
    APPRAISAL("鉴定", "appraisal");

    private final Text text;

    SuspensionGround(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
