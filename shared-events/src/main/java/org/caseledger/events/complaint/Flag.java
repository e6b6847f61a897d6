package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** A marker that a case gets by its classification. */
@Getter
@RequiredArgsConstructor
public enum Flag implements Bilingual {
    PROFESSIONAL_COMPLAINANT("职业举报人", "professional complainant"),
    WIDE_IMPACT("社会影响面大", "wide social impact"),
    ON_SITE("需出现场", "on-site investigation required"),
    SERIOUS_LEAD("重大违法线索", "lead on a serious violation"),
    SAFETY_HAZARD("安全隐患", "safety hazard");

    private final String zh;
    private final String en;
}
