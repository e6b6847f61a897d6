package org.caseledger.events.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a log has lost: where it stood, in which case, if it was of one, what it was, who had acted and when it
 * had been recorded. What it said is not repeated.
 */
public record LostEvent(
        long position,
        UUID stream,
        @Nullable String number,
        String type,
        String person,
        String name,
        Instant recordedAt) {}
