package org.caseledger.procedure;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why a day is a working day or not. */
@Getter
@RequiredArgsConstructor
public enum DayKind implements Bilingual {
    WORKING_DAY("工作日", "working day"),
    MAKE_UP_DAY("调休上班", "make-up working day"),
    WEEKEND("周末", "weekend"),
    HOLIDAY("法定节假日", "statutory holiday");

    private final String zh;
    private final String en;

    /** Whether the office works on such a day. */
    public boolean isWorked() {
        return this == WORKING_DAY || this == MAKE_UP_DAY;
    }
}
