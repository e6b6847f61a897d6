package org.caseledger.query.board;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What a case waits for: the next act of the role whose turn it is (P9.02–P9.18). */
@Getter
@RequiredArgsConstructor
public enum NextStep implements Bilingual {
    CLASSIFY("分类", "classify"),
    SIGN_OFF("签阅", "sign off"),
    ASSIGN("分派", "assign"),
    REVIEW_RETURN("审核退回", "review the return"),
    DECIDE_LOWERING("审批降级", "decide on the lowering"),
    ACCEPT("受理", "accept"),
    HANDLE("调查办理", "investigate and handle"),
    REVIEW_OPINION("审核处理意见", "review the opinion"),
    APPROVE("审批", "approve the draft"),
    SEND("送达", "send what is approved"),
    RECONSIDER("复核决定", "decide on the reconsideration"),
    FOLLOW_UP("回访", "follow up"),
    ARCHIVE("归档", "archive");

    private final String zh;
    private final String en;
}
