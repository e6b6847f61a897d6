package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The line whose time limits apply to the decision on acceptance (P9.06). */
@Getter
@RequiredArgsConstructor
public enum LineOfBusiness implements Bilingual {
    FOOD_DRUG("食药（原）", "food and drug (former)"),
    INDUSTRY_COMMERCE("工商（原）", "industry and commerce (former)"),
    QUALITY("质监（原）", "quality supervision (former)");

    private final String zh;
    private final String en;
}
