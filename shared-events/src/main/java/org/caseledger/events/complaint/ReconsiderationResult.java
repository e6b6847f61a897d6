package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What a reconsideration leads to (P6.12). */
@Getter
@RequiredArgsConstructor
public enum ReconsiderationResult implements Bilingual {
    UPHELD("维持原处理结果", "earlier decision upheld"),
    CHANGED("变更原处理结果", "earlier decision changed");

    private final String zh;
    private final String en;
}
