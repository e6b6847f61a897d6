package org.caseledger.events.retention;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why a case whose period is over is not destroyed yet. */
@Getter
@RequiredArgsConstructor
public enum HoldGround implements Bilingual {
    LITIGATION("行政诉讼、民事诉讼或者仲裁", "litigation or arbitration"),
    RECONSIDERATION("行政复议", "administrative reconsideration"),
    INSPECTION("监督检查、审计或者纪检监察", "an inspection, audit or disciplinary inquiry"),
    ARCHIVAL_VALUE("鉴定后继续保存", "appraised as worth keeping");

    private final String zh;
    private final String en;
}
