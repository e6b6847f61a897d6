package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The kind of secret in a case that only named people may know (P7.20). */
@Getter
@RequiredArgsConstructor
public enum SecrecyGround implements Bilingual {
    STATE("国家秘密", "state secrets"),
    TRADE("商业秘密", "trade secrets");

    private final String zh;
    private final String en;
}
