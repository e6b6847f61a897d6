package org.caseledger.events.accountability;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The kind of an accountability entry on a unit or a person (P1.17). */
@Getter
@RequiredArgsConstructor
public enum AccountabilityKind implements Bilingual {
    COMMENDATION("表彰", "commendation"),
    CRITICISM("通报批评", "public criticism"),
    INQUIRY("追责", "accountability inquiry");

    private final String zh;
    private final String en;
}
