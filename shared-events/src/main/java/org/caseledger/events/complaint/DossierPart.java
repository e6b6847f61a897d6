package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The parts of a complete dossier. */
@Getter
@RequiredArgsConstructor
public enum DossierPart implements Bilingual {
    REGISTRATION_FORM("投诉登记表", "registration form"),
    INVESTIGATION_REPORT("调查报告", "investigation report"),
    HANDLING_OPINION("处理意见", "handling opinion"),
    FEEDBACK_RECORD("反馈记录", "feedback record");

    private final String zh;
    private final String en;
}
