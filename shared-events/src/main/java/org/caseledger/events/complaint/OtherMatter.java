package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What comes in the form of a complaint or report and is none (O121-44). */
@Getter
@RequiredArgsConstructor
public enum OtherMatter implements Bilingual {
    ADVICE("咨询", "a request for advice"),
    INFORMATION("政府信息公开申请", "an application for government information"),
    RECONSIDERATION("行政复议申请", "an application for administrative reconsideration"),
    DISCIPLINE("纪检监察检举控告", "an accusation for the discipline authorities");

    private final String zh;
    private final String en;
}
