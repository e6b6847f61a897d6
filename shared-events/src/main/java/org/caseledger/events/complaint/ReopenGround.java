package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why a closed case is reopened (P2.18, P7.13). */
@Getter
@RequiredArgsConstructor
public enum ReopenGround implements Bilingual {
    DISSATISFIED("投诉人不满意", "complainant dissatisfied"),
    RECONSIDERATION("复议", "reconsideration"),
    NEW_EVIDENCE("新证据", "new evidence"),
    SUPERVISION("督办", "supervision");

    private final String zh;
    private final String en;
}
