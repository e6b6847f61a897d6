package org.caseledger.query;

import java.time.Instant;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** Who reads a list, and when: {@code within} is the only unit whose rows the reader may see, null for all units. */
public record Reader(@Nullable UnitId within, Instant now) {
    /** Someone who sees the rows of all units. */
    public static Reader ofAll(Instant now) {
        return new Reader(null, now);
    }
}
