package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A silent case: when a person last did something with it, and when a follow-up was due. */
public record SilentRow(
        CaseId caseId,
        String caseNumber,
        ComplaintState state,
        @Nullable UnitId unit,
        Instant lastActAt,
        @Nullable Instant followUpDueAt) {}
