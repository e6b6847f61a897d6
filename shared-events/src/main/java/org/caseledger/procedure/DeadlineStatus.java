package org.caseledger.procedure;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Whether a deadline is still open, and how it ended. */
@Getter
@RequiredArgsConstructor
public enum DeadlineStatus implements Bilingual {
    OPEN("计时中", "running"),
    MET("已完成", "met"),
    LAPSED("已终止", "lapsed");

    private final String zh;
    private final String en;
}
