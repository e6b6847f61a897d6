package org.caseledger.events.oversight;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What is unusual about a person's reading. */
@Getter
@RequiredArgsConstructor
public enum ReadingSign implements Bilingual {
    MANY_CASES("一日内查阅的件数异常", "Unusually many cases read in a day"),
    OFF_HOURS("非办公时间查阅", "Read out of office hours"),
    OWN_PHONE("投诉人电话与查阅人值班电话相同", "The complainant's phone is the reader's own");

    private final String zh;
    private final String en;
}
