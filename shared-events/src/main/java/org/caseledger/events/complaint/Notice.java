package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** A notice required by the law or a procedure. */
@Getter
@RequiredArgsConstructor
public enum Notice implements Bilingual {
    PROGRESS("办理进展", "progress"),
    MEDIATION_ENDED("终止调解告知", "end of mediation"),
    LEAD_DECISION("立案与否告知", "decision on the lead");

    private final String zh;
    private final String en;
}
