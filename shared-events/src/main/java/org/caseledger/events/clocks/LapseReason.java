package org.caseledger.events.clocks;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why a deadline ends without having been met or missed. */
@Getter
@RequiredArgsConstructor
public enum LapseReason implements Bilingual {
    CASE_ENDED("投诉件已办结", "the case was closed"),
    DECLINED("不予受理", "the case was declined"),
    REFERRED("已告知转送", "the case was referred to another authority"),
    WITHDRAWN("投诉人撤回投诉", "the complaint was withdrawn"),
    SETTLED("双方自行和解", "the parties settled"),
    NEW_ROUND("投诉件重新办理", "a new round began"),
    NEW_FACTS("补充新的事实，重新计算", "new facts restarted the period"),
    REASSIGNED("投诉件退回或重新分派", "the case was returned or assigned anew"),
    ASSISTANCE_RETURNED("协办单位退回", "the assisting unit returned the request"),
    ASSISTANCE_WITHDRAWN("协办已撤销", "the request for assistance was withdrawn"),
    NOT_RECORDED("来源无记录", "the source has no record"),
    RECLASSIFIED("重新分类", "reclassified");

    private final String zh;
    private final String en;
}
