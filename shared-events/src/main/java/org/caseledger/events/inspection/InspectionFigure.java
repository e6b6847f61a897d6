package org.caseledger.events.inspection;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** A figure on an inspection sheet (P1.16), about cases received in the period unless stated otherwise. */
@Getter
@RequiredArgsConstructor
public enum InspectionFigure implements Bilingual {
    RECEIVED("收件", "received"),
    ACCEPTED("受理", "accepted"),
    DECLINED("不予受理", "declined"),
    REFERRED("告知转送", "referred"),
    REPLIED("已回复", "replied"),
    ON_TIME("按期答复", "answered in time"),
    WITH_LEAVE("经批准延期答复", "answered with leave"),
    LATE("逾期", "late"),
    REOPENED("重新办理", "reopened"),
    SATISFIED("满意", "satisfied"),
    NOT_SATISFIED("不满意", "not satisfied"),
    REPEATS("重复投诉", "repeats"),
    /** From the day of receipt to the day of the first reply, by nearest rank. */
    MEDIAN_DAYS("回复用时中位数（工作日）", "median working days to reply"),
    P90_DAYS("回复用时P90（工作日）", "P90 working days to reply"),
    /** Returns made in the period by the unit. */
    RETURNED("退回", "returned"),
    /** Notices sent in the period, about cases that the unit has. */
    REMINDED("催办", "reminders"),
    URGED("督办", "supervision notices"),
    CRITICISED("通报", "public criticisms"),
    /** Orders issued in the period. */
    RECTIFICATIONS("责令整改", "rectifications ordered"),
    RECTIFICATIONS_OPEN("整改中（未到期）", "rectifications open"),
    RECTIFICATIONS_OVERDUE("整改逾期未完成", "rectifications overdue"),
    RECTIFICATIONS_DONE("整改按期完成", "rectifications completed"),
    RECTIFICATIONS_DONE_LATE("整改逾期完成", "rectifications completed late");

    private final String zh;
    private final String en;
}
