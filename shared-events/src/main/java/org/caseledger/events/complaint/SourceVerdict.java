package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The judgement of a migrated source on a case, without a time. */
@Getter
@RequiredArgsConstructor
public enum SourceVerdict implements Bilingual {
    IN_TIME("按时办结", "in time"),
    OVERDUE("超时办结", "overdue");

    private final String zh;
    private final String en;
}
