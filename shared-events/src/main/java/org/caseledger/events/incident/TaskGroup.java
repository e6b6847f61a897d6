package org.caseledger.events.incident;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The groups of a task force (P8.11–14). */
@Getter
@RequiredArgsConstructor
public enum TaskGroup implements Bilingual {
    INFORMATION("信息收集与报送组", "information and reporting group"),
    RESPONSE("应急处置组", "response group"),
    PUBLICITY("宣传舆论引导组", "public communication group"),
    LOGISTICS("后勤保障组", "logistics group");

    private final String zh;
    private final String en;
}
