package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What became of a paper on its way. */
@Getter
@RequiredArgsConstructor
public enum DeliveryOutcome implements Bilingual {
    RECEIVED("签收", "received"),
    REFUSED("拒收", "refused"),
    CAME_BACK("退回", "came back");

    private final String zh;
    private final String en;
}
