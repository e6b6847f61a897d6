package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.Map;
import org.caseledger.events.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How an exercise handled a case, against how the real one was handled: {@code received} is null while it has not come
 * in again, {@code atSpeed} how each clock would have been kept with a limit as many times shorter as the replay is
 * faster.
 */
public record ScoredCase(
        int number,
        Instant dueAt,
        HandledCase source,
        @Nullable HandledCase received,
        Map<Clock, Verdict> atSpeed) {}
