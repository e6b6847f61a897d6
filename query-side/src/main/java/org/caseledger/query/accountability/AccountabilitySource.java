package org.caseledger.query.accountability;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Where a commendation or criticism was said. */
@Getter
@RequiredArgsConstructor
public enum AccountabilitySource implements Bilingual {
    /** Recorded in a case. */
    CASE("投诉件", "case"),
    /** The last step of urging, 通报, in a case. */
    URGING("督办", "supervision notice"),
    /** About work as such, outside any case. */
    WORK("日常工作", "general work");

    private final String zh;
    private final String en;
}
