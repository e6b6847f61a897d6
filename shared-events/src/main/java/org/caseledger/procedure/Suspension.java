package org.caseledger.procedure;

import java.time.Duration;
import java.time.Instant;

/** A completed suspension of a deadline; nothing becomes due during a suspension. */
public record Suspension(Instant from, Instant to) {
    private static final Duration LONGEST = Duration.ofDays(36_525);

    public Suspension {
        if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a pause does not end before it begins, and within 100 years: " + from + " to " + to);
        }
    }
}
