package org.caseledger.query.deadlines;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.SourceVerdict;
import org.jspecify.annotations.Nullable;

/** A migrated case whose source says how its limits were kept; {@code position} is its last event. */
public record VerdictCase(
        CaseId caseId,
        String number,
        Channel channel,
        @Nullable UnitId unit,
        Instant receivedAt,
        @Nullable String source,
        SourceVerdict verdict,
        long position) {}
