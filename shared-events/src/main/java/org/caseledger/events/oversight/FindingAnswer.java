package org.caseledger.events.oversight;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** A supervisor's answer to a finding. */
@Getter
@RequiredArgsConstructor
public enum FindingAnswer implements Bilingual {
    ACKNOWLEDGED("已确认", "acknowledged"),
    EXPLAINED("已说明", "explained");

    private final String zh;
    private final String en;
}
