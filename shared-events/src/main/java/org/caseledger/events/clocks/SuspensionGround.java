package org.caseledger.events.clocks;

import org.caseledger.text.Labelled;

/** Why a deadline may be suspended: the time of these does not count. */
public enum SuspensionGround implements Labelled {
    TESTING("检测", "testing"),
    INSPECTION("检验", "inspection"),
    VERIFICATION("检定", "verification"),
    APPRAISAL("鉴定", "appraisal");

    private final String zh;
    private final String en;

    SuspensionGround(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
