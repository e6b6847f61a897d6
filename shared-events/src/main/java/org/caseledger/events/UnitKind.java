package org.caseledger.events;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The kind of a handling unit (P9.03; the leading group of P2.06). */
@Getter
@RequiredArgsConstructor
public enum UnitKind implements Bilingual {
    STATION("市场监管所", "station"),
    SECTION("业务科室", "section"),
    BRIGADE("执法大队", "brigade"),
    CENTER("投诉举报中心", "complaint center"),
    LEADING_GROUP("领导小组", "leading group"),
    LEGAL("法规科", "legal section"),
    LEADERSHIP("局领导", "leadership"),
    COMMITTEE("审查委员会", "review committee");

    private final String zh;
    private final String en;
}
