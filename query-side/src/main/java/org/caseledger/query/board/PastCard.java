package org.caseledger.query.board;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/**
 * A case on the board of then: {@code position} is the event since which its card looked so, {@code since} when that
 * was recorded; {@code light} is that of then, {@code clocks} those that ran, the first due first.
 */
public record PastCard(
        CaseId caseId,
        long position,
        Instant since,
        String number,
        ComplaintKind kind,
        Channel channel,
        @Nullable String respondent,
        List<String> category,
        @Nullable Severity severity,
        ComplaintState state,
        boolean open,
        @Nullable UnitId unit,
        @Nullable String handler,
        int round,
        @Nullable String source,
        Instant receivedAt,
        Light light,
        List<NextDeadline> clocks) {
    /** When the first of the clocks that ran turned amber; null when none ran. */
    public @Nullable Instant amberAt() {
        return NextDeadline.firstAmber(clocks);
    }
}
