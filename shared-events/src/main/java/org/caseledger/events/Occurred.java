package org.caseledger.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as stated by the officer; {@code at} is null only where a migrated
 * source gives no time, {@code lateReason} is given for an entry made more than 24 hours later,
 * {@code source} names the source of migrated history.
 */
public record Occurred(@Nullable Instant at, @Nullable String lateReason, @Nullable String source) {

    /** An act at this instant that was entered in time. */
    public static Occurred at(Instant at) {
        return new Occurred(at, null, null);
    }
}
