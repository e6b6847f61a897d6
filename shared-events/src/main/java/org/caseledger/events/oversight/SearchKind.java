package org.caseledger.events.oversight;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** How cases are looked for. */
@Getter
@RequiredArgsConstructor
public enum SearchKind implements Bilingual {
    WORDS("检索", "Search by words"),
    CANDIDATES("查找可能重复的件", "Look-up of possible duplicates"),
    SIGNS("查找第十七条判断因素涉及的件", "Look-up of cases behind the factors of article 17");

    private final String zh;
    private final String en;
}
