package org.caseledger.events.oversight;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What the review committee concludes about how a case was handled. */
@Getter
@RequiredArgsConstructor
public enum ReviewConclusion implements Bilingual {
    IN_ORDER("符合程序", "in order"),
    TO_FOLLOW_UP("需跟进", "to be followed up"),
    BREACH("违反程序", "breach of procedure");

    private final String zh;
    private final String en;
}
