package org.caseledger.api.web;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The heading of the menu for an item. */
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
