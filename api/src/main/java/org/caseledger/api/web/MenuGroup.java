package org.caseledger.api.web;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Under which heading of the menu an item stands. */
@Getter
@RequiredArgsConstructor
public enum MenuGroup implements Bilingual {
    HANDLING("办理", "Handling"),
    OVERSIGHT("监督", "Oversight"),
    ANALYSIS("统计", "Analysis"),
    SYSTEM("系统", "System");

    private final String zh;
    private final String en;
}
