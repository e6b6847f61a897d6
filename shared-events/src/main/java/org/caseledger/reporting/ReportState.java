package org.caseledger.reporting;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The state of a report upward (P9.04). */
@Getter
@RequiredArgsConstructor
public enum ReportState implements Bilingual {
    /** It is to be sent. */
    DUE("待上报", "to be sent"),
    /** It waits for the word that it arrived. */
    SENT("已上报", "sent"),
    RECEIVED("已收到", "received"),
    DROPPED("已取消", "cancelled");

    private final String zh;
    private final String en;
}
