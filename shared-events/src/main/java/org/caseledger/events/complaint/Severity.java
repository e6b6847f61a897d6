package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The severity of a complaint (P2.12, P4.11). */
@Getter
@RequiredArgsConstructor
public enum Severity implements Bilingual {
    GENERAL("一般", "ordinary"),
    MAJOR("重大", "major"),
    URGENT("紧急", "urgent");

    private final String zh;
    private final String en;
}
