package org.caseledger.events.clocks;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why a deadline may be suspended: the time of these does not count. */
@Getter
@RequiredArgsConstructor
public enum SuspensionGround implements Bilingual {
    TESTING("检测", "testing"),
    INSPECTION("检验", "inspection"),
    VERIFICATION("检定", "verification"),
    APPRAISAL("鉴定", "appraisal");

    private final String zh;
    private final String en;
}
