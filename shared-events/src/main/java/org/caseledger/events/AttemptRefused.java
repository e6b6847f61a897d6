package org.caseledger.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody tried what a rule forbids; nothing was done. */
@EventType("AttemptRefused")
public record AttemptRefused(
        @Nullable CaseId caseId,
        String attempted,
        String rule,
        String clause,
        String zh,
        String en,
        @Nullable ComplaintState state,
        List<String> allowedNow)
        implements OversightEvent {}
