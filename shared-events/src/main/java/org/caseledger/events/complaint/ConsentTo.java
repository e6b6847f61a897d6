package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What a party is asked to consent to (O121-12, O121-18, O121-19, O121-38). */
@Getter
@RequiredArgsConstructor
public enum ConsentTo implements Bilingual {
    MEDIATION("调解", "mediation"),
    ENTRUSTED_MEDIATION("委托调解", "mediation by an entrusted body"),
    CONCESSION("变更、放弃投诉请求或者达成调解协议", "changing or giving up the request, or an agreement"),
    PUBLICATION("公示", "publication");

    private final String zh;
    private final String en;
}
