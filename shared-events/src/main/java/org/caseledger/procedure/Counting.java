package org.caseledger.procedure;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Whether a day counts towards a limit, and why not. */
@Getter
@RequiredArgsConstructor
public enum Counting implements Bilingual {
    COUNTED("计入", "counted"),
    START("起算当日不计", "first day, not counted"),
    NOT_WORKED("非工作日不计", "not a working day"),
    PAUSED("中止期间不计", "suspended, not counted"),
    AFTER_HOLIDAY(
            "期满之日为法定节假日，以节后第一日为期满之日", "the last day is a statutory holiday: the period ends on the first day after it"),
    BEFORE_PROMISE("承诺时限内，不计天数", "within the promised time, not counted");

    private final String zh;
    private final String en;
}
