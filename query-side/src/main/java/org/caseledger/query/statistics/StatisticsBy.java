package org.caseledger.query.statistics;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What cases are counted by (P2.20, P9.04). */
@Getter
@RequiredArgsConstructor
public enum StatisticsBy implements Bilingual {
    CHANNEL("渠道", "channel"),
    KIND("性质", "kind"),
    SEVERITY("严重程度", "severity"),
    /** The first level of the category tree. */
    CATEGORY("一级类别", "category"),
    /** The path of two levels, such as {@code 食品/过期食品}. */
    CATEGORY_2("二级类别", "category (level 2)"),
    /** The path of three levels. */
    CATEGORY_3("三级类别", "category (level 3)"),
    /** What is wrong, by the upper level of the list of problems. */
    PROBLEM("问题性质", "problem"),
    /** The path of both levels of that list. */
    PROBLEM_2("问题性质（二级）", "problem (level 2)"),
    /** The unit that has the case, or had it last; none is the complaint center. */
    UNIT("承办单位", "unit"),
    RESPONDENT("被投诉人", "respondent"),
    /** The month of receipt, such as {@code 2026-03}, by the time of Shanghai. */
    MONTH("收件月份", "month of receipt");

    private final String zh;
    private final String en;
}
