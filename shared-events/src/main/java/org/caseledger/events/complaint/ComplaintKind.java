package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The kind of a citizen's request: P9.01 names inquiry, complaint and report, P9.09 public opinion. */
@Getter
@RequiredArgsConstructor
public enum ComplaintKind implements Bilingual {
    COMPLAINT("投诉", "complaint"),
    REPORT("举报", "report"),
    INQUIRY("咨询", "inquiry"),
    OPINION("舆情", "public opinion");

    private final String zh;
    private final String en;
}
