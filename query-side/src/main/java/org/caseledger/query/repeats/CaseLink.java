package org.caseledger.query.repeats;

import java.time.Instant;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/** Another case that this one is linked with or handled together with. */
public record CaseLink(
        Kind kind,
        CaseId caseId,
        String number,
        @Nullable String respondent,
        Instant receivedAt,
        ComplaintState state,
        @Nullable UnitId unit) {
    /** How the other case stands to this one. */
    @Getter
    @RequiredArgsConstructor
    public enum Kind implements Bilingual {
        /** This case repeats it. */
        REPEATS("重复投诉，原件", "repeats"),
        /** It repeats this case. */
        REPEATED_BY("另有重复投诉", "is repeated by"),
        /** It leads where both are handled together. */
        LEAD("并入", "joined to"),
        /** This case leads it. */
        JOINED("并入本件", "joined by"),
        /** The same case leads both. */
        TOGETHER("一同并入", "joined together with"),
        /** Both came in one filing, of which one is the complaint and one the report. */
        HALF("同一来件，分别处理", "of the same filing");

        private final String zh;
        private final String en;
    }
}
