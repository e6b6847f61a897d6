package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Who takes part in a complaint apart from the office. */
@Getter
@RequiredArgsConstructor
public enum Party implements Bilingual {
    COMPLAINANT("投诉人", "complainant"),
    RESPONDENT("被投诉人", "respondent"),
    REPRESENTED("被代表的投诉人", "complainants who are represented");

    private final String zh;
    private final String en;
}
