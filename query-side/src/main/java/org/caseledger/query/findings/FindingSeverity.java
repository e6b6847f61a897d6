package org.caseledger.query.findings;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** How grave a finding is. */
@Getter
@RequiredArgsConstructor
public enum FindingSeverity implements Bilingual {
    LIGHT("轻微", "minor"),
    SERIOUS("较重", "serious"),
    GRAVE("严重", "grave");

    private final String zh;
    private final String en;
}
