package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why the ledger proposes a unit (P9.01 按照职能分工和管辖区域), the weightier first. */
@Getter
@RequiredArgsConstructor
public enum RoutingReason implements Bilingual {
    STREET("被投诉人所在镇街", "street of the respondent"),
    OBJECT("客体属其业务", "object in its line of business"),
    EARLIER_CASES("近期承办过该被投诉人的投诉件", "recent cases of this respondent");

    private final String zh;
    private final String en;
}
