package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The fields of a record that can be corrected. */
@Getter
@RequiredArgsConstructor
public enum CorrectedField implements Bilingual {
    COMPLAINANT("投诉人", "complainant"),
    NARRATIVE("投诉内容", "narrative"),
    RESPONDENT("被投诉人", "respondent"),
    MATTER("争议事项", "matter"),
    CHANNEL("渠道", "channel"),
    KIND("性质", "kind");

    private final String zh;
    private final String en;

    /** Whether gates and limits go by it. */
    public boolean isOfTheFacts() {
        return this == CHANNEL || this == KIND;
    }
}
