package org.caseledger.query.deadlines;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case: {@code unit} has the case now, {@code answering} is the unit the clock is counted for; null is the
 * complaint center. {@code source} names where a migrated case came from.
 */
public record DeadlineRow(
        CaseId caseId,
        String number,
        ComplaintKind kind,
        Channel channel,
        ComplaintState state,
        @Nullable UnitId unit,
        @Nullable UnitId answering,
        Instant receivedAt,
        @Nullable String source,
        Deadline deadline) {}
