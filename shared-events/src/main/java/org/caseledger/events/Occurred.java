package org.caseledger.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as the officer says; {@code at} is null only where a migrated source
 * does not tell, {@code lateReason} is given for what is entered more than 24 hours later, {@code
 * source} names the source of migrated history.
 */
public record Occurred(@Nullable Instant at, @Nullable String lateReason, @Nullable String source) {

    /** Something that happened at this instant and was entered in time. */
    public static Occurred at(Instant at) {
        return new Occurred(at, null, null);
    }
}
