package org.caseledger.api.web.requests;

import java.time.Duration;

/** How slow a line may be: some time for anything, and a second more for so many bytes. */
record Pace(Duration grace, long bytesASecond) {
    private static final long NANOS_OF_SECOND = 1_000_000_000;

    /** In nanoseconds, for what has passed. */
    long allowed(long bytes) {
        return grace.toNanos() + bytes * NANOS_OF_SECOND / bytesASecond;
    }
}
