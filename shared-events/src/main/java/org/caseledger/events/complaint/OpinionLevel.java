package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The level of public opinion on food and drug safety (P9.09, P9.10). */
@Getter
@RequiredArgsConstructor
public enum OpinionLevel implements Bilingual {
    GENERAL("一般舆情", "ordinary"),
    BLUE("蓝色舆情", "blue"),
    YELLOW("黄色舆情", "yellow"),
    ORANGE("橙色舆情", "orange"),
    RED("红色舆情", "red");

    private final String zh;
    private final String en;
}
