package org.caseledger.query.responsibility;

import java.time.Instant;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * An inactive case: when its holder got it or last did something with it, when a follow-up was due, and since when a
 * notice has been overdue.
 */
public record InactiveRow(
        CaseId caseId,
        String caseNumber,
        ComplaintState state,
        @Nullable UnitId unit,
        Instant lastActAt,
        @Nullable Instant followUpDueAt,
        @With boolean provisional,
        @Nullable Instant untoldSince) {}
