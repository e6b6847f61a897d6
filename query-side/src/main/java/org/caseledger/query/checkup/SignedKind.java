package org.caseledger.query.checkup;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/**
 * What is signed: who handles a case (P9.03), a reply (P9.12), a later time (P9.08), a handling opinion (P6.10), a
 * downgrade (P9.12), a return (P9.15), the draft of a reply by the unit (P9.12).
 */
@Getter
@RequiredArgsConstructor
public enum SignedKind implements Bilingual {
    SIGN_OFF("签阅", "sign-off"),
    REPLY("回复的批准、法制审核", "approval of a reply"),
    EXTENSION("延期", "extension"),
    OPINION("处理意见的审核", "review of a handling opinion"),
    LOWERING("降级的决定", "decision on a downgrade"),
    RETURN("退回的审核", "review of a return"),
    DRAFT("承办单位对回复稿的审核", "the unit’s review of a draft");

    private final String zh;
    private final String en;
}
