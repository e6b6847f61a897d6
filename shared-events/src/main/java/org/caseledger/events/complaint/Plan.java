package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** The method, the time limit and the responsible person for the handling of a matter (P7.09). */
public record Plan(
        @Official String method,
        @Nullable Instant by,
        @Official String responsible) {}
