package org.caseledger.events.incident;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The measures in an incident, as named by the procedures. */
@Getter
@RequiredArgsConstructor
public enum IncidentMeasure implements Bilingual {
    ON_SCENE("赶赴现场控制事态", "went to the scene"),
    COORDINATE("与相关部门、投诉人沟通协调", "coordinated with departments and complainants"),
    ADD_STAFF("增加投诉处理人员", "assigned more staff"),
    PLAN("制定应急处理方案", "drew up a response plan"),
    RECEPTION("专人接待、安抚情绪", "received complainants in person"),
    MEETING("召开会议研究处理方案", "held a meeting"),
    INVESTIGATE("调查核实、妥善处理", "investigated and handled"),
    CLOSE_BUSINESS("责令停业整顿", "ordered a business to suspend operations and rectify"),
    HOLD_TO_ACCOUNT("追究相关责任", "held those responsible to account"),
    PREVENT("配合开展防控", "assisted prevention and control"),
    CALM("化解矛盾、维护稳定", "resolved disputes and kept order"),
    OTHER("其他措施", "took another measure");

    private final String zh;
    private final String en;
}
