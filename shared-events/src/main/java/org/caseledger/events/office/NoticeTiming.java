package org.caseledger.events.office;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** When a person wants a kind of notice by a channel. */
@Getter
@RequiredArgsConstructor
public enum NoticeTiming implements Bilingual {
    AT_ONCE("随时", "At once"),
    DIGEST("工作日8:30汇总", "Digest at 8:30 on working days"),
    NEVER("不发", "Never");

    private final String zh;
    private final String en;
}
