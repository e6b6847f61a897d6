package org.caseledger.api.security;

import java.time.Duration;

/** One person or address asks for more of something than is granted in a time. */
public class TooManyRequestsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration left;

    public TooManyRequestsException(Duration left) {
        super("Too many requests");
        this.left = left;
    }

    /** After how many seconds the next request is heard. */
    public long retryAfterSeconds() {
        return Math.max(1, left.plusMillis(999).toSeconds());
    }
}
