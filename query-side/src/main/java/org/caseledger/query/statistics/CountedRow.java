package org.caseledger.query.statistics;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A case behind a figure, with what was counted of it: {@code workingDays} from receipt to the first reply,
 * {@code onTime} null while no reply was due and none given, and where one is in time only {@code asStated}, entered
 * when it was due already.
 */
public record CountedRow(
        CaseId caseId,
        String number,
        Instant receivedAt,
        ComplaintKind kind,
        Channel channel,
        @Nullable Severity severity,
        List<String> category,
        List<String> problem,
        @Nullable UnitId unit,
        @Nullable String respondent,
        @Nullable String source,
        @Nullable ComplaintState decision,
        boolean replied,
        @Nullable Integer workingDays,
        @Nullable Boolean onTime,
        boolean asStated,
        int reopened,
        @Nullable Satisfaction satisfaction,
        @Nullable CaseId repeatOf) {
    static CountedRow of(CountedCase c) {
        return new CountedRow(
                c.caseId(),
                c.of().number(),
                c.of().receivedAt(),
                c.of().kind(),
                c.of().channel(),
                c.of().classification().severity(),
                c.of().classification().category(),
                c.problem(),
                c.of().unit(),
                c.respondent().shown(),
                c.of().source(),
                c.decision(),
                c.replied(),
                c.workingDays(),
                c.onTime(),
                c.asStated(),
                c.reopened(),
                c.satisfaction(),
                c.repeatOf());
    }
}
