package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The levels that approve a reply, in this order (P9.12). */
@Getter
@RequiredArgsConstructor
public enum ApprovalLevel implements Bilingual {
    LEADER("局领导批准", "leader approval"),
    LEGAL("法规科法制审核", "legal review");

    private final String zh;
    private final String en;
}
