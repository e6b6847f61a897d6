package org.caseledger.procedure;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The unit in which a limit is counted. */
@Getter
@RequiredArgsConstructor
public enum LimitUnit implements Bilingual {
    WORKING_DAYS("个工作日", "working days"),
    CALENDAR_DAYS("日", "calendar days"),
    CLOCK_HOURS("小时", "hours");

    private final String zh;
    private final String en;
}
