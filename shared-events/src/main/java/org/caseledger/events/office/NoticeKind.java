package org.caseledger.events.office;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What a notice is about, and when it is sent unless the office or a person chooses otherwise. */
@Getter
@RequiredArgsConstructor
public enum NoticeKind implements Bilingual {
    ASSIGNED(NoticeTiming.AT_ONCE, "分派到本单位", "Assigned to your unit"),
    RETURNED(NoticeTiming.AT_ONCE, "退回待处理", "Returned for reassignment"),
    RETURN_REFUSED(NoticeTiming.AT_ONCE, "退回未获同意", "Return not accepted"),
    TO_SIGN(NoticeTiming.AT_ONCE, "待签批", "Waiting for your signature"),
    APPROVED(NoticeTiming.AT_ONCE, "回复稿已批准", "Draft approved"),
    REJECTED(NoticeTiming.AT_ONCE, "回复稿被退回", "Draft sent back"),
    SHORT_DEADLINE(NoticeTiming.AT_ONCE, "24小时内到期的时限开始计时", "Deadline within 24 hours started"),
    DUE_TODAY(NoticeTiming.DIGEST, "今日到期", "Due today"),
    OVERDUE(NoticeTiming.AT_ONCE, "已超期", "Overdue"),
    URGED(NoticeTiming.AT_ONCE, "催办、督办、通报", "Reminder or supervision notice"),
    URGING_ANSWERED(NoticeTiming.DIGEST, "督办已答复", "Supervision notice answered"),
    MENTIONED(NoticeTiming.AT_ONCE, "批注提醒", "Mentioned in a note"),
    ASSISTANCE_ASKED(NoticeTiming.AT_ONCE, "请本单位协办", "Assistance asked of your unit"),
    ASSISTANCE_BACK(NoticeTiming.DIGEST, "协办已反馈或者退回", "Assistance reported or returned"),
    BY_COMPLAINANT(NoticeTiming.AT_ONCE, "投诉人网上补充、撤回或评价", "Complainant added facts, withdrew or rated online");

    private final NoticeTiming usual;
    private final String zh;
    private final String en;
}
