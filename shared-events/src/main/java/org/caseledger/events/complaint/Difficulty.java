package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The difficulty of a Weibo or WeChat complaint (P9.08). */
@Getter
@RequiredArgsConstructor
public enum Difficulty implements Bilingual {
    ORDINARY("一般问题", "ordinary"),
    HARDER("较难问题", "harder"),
    COMPLEX("复杂问题", "complex");

    private final String zh;
    private final String en;
}
