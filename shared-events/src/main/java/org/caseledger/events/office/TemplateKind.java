package org.caseledger.events.office;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** For what texts a template of the office is. */
@Getter
@RequiredArgsConstructor
public enum TemplateKind implements Bilingual {
    REPLY("回复", "reply"),
    ENDING("不予受理、转送理由", "reason to decline or refer"),
    CONTACT("联系与告知", "contact"),
    AGREEMENT("同意意见", "opinion to agree"),
    SENDING_BACK("退回意见", "opinion to send back");

    private final String zh;
    private final String en;
}
