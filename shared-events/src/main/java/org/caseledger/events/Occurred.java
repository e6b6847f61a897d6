package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as stated by the officer; {@code at} is null only where a migrated source gives no time,
 * {@code lateReason} is given for an entry made more than 24 hours later, {@code source} names the source of migrated
 * history, {@code paper} is the SHA-256 (hex) of the scan of what was signed on paper and entered later.
 */
public record Occurred(
        @Nullable Instant at,
        @Official @Nullable String lateReason,
        @Nullable String source,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String paper) {
    /** The longest delay of a record before it counts as entered with a stated time. */
    public static final Duration LIVE = Duration.ofSeconds(30);

    /** An act that was not signed on paper. */
    public Occurred(@Nullable Instant at, @Nullable String lateReason, @Nullable String source) {
        this(at, lateReason, source, null);
    }

    /** An act at this instant that was entered in time. */
    public static Occurred at(Instant at) {
        return new Occurred(at, null, null);
    }
}
