package org.caseledger.inspection;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The state of an inspection sheet (P1.16). */
@Getter
@RequiredArgsConstructor
public enum InspectionState implements Bilingual {
    /** It waits for a leader. */
    PREPARED("待签批", "waiting for sign-off"),
    /** It waits for a remark or an answer before a leader decides again. */
    SENT_BACK("已退回", "sent back"),
    /** It is closed. */
    SIGNED_OFF("已签批", "signed off");

    private final String zh;
    private final String en;
}
