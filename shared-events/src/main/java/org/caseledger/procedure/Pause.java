package org.caseledger.procedure;

import java.time.Duration;
import java.time.Instant;

/** A time in which a clock stood still; it has ended, for as long as it lasts nothing is due. */
public record Pause(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(36_525);

    public Pause {
        if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a pause does not end before it begins, and within 100 years: "
                            + from
                            + " to "
                            + to);
        }
    }
}
