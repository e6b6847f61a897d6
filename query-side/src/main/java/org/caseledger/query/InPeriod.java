package org.caseledger.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question about what lies from an instant (included) until another (excluded); null leaves it open. */
public interface InPeriod {
    @Nullable
    Instant from();

    @Nullable
    Instant until();
}
