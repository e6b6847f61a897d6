package org.caseledger.query.moments;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Along which of the two axes of time a case is looked at. */
@Getter
@RequiredArgsConstructor
public enum TimeAxis implements Bilingual {
    /** By what was recorded until then. */
    THEN("当时所知", "as known then"),
    /** By what had happened until then, as far as it is recorded today. */
    NOW("现在所知", "as known now");

    private final String zh;
    private final String en;
}
