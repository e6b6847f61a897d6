package org.caseledger.events.duty;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** How a person is available to the office on a non-working day (P9.13, P9.14). */
@Getter
@RequiredArgsConstructor
public enum DutyKind implements Bilingual {
    DUTY("值班", "duty"),
    STANDBY("备勤", "standby");

    private final String zh;
    private final String en;
}
