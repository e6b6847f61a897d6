package org.caseledger.events.office;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The two category lists of an office: what a complaint is about, and what is wrong with it. */
@Getter
@RequiredArgsConstructor
public enum CategoryKind implements Bilingual {
    OBJECT("客体", "object"),
    PROBLEM("问题性质", "problem");

    private final String zh;
    private final String en;
}
