package org.caseledger.query.checkup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was signed from (included) until (excluded); null has no bound. */
public record Period(@Nullable Instant from, @Nullable Instant until) {
    /** All the time there is. */
    public static final Period ALL = new Period(null, null);
}
