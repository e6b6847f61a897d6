package org.caseledger.events.incident;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The severity of an incident, by the four levels of public authorities. */
@Getter
@RequiredArgsConstructor
public enum IncidentLevel implements Bilingual {
    FOUR("一般（Ⅳ级）", "ordinary (level IV)"),
    THREE("较大（Ⅲ级）", "serious (level III)"),
    TWO("重大（Ⅱ级）", "major (level II)"),
    ONE("特别重大（Ⅰ级）", "extremely serious (level I)");

    private final String zh;
    private final String en;
}
