package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Why the ledger proposes a unit (P9.01 按照职能分工和管辖区域), the weightier first. */
public enum RoutingReason implements Labelled {
    STREET("被投诉人所在镇街", "street of the respondent"),
    OBJECT("客体属其业务", "object in its line of business"),
    EARLIER_CASES("近期承办过该被投诉人的投诉件", "recent cases of this respondent");

    private final Text text;

    RoutingReason(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
