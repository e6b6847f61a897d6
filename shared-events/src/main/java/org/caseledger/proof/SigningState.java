package org.caseledger.proof;

import java.time.Duration;
import java.util.Optional;

/**
 * The state of signing on a node: the number of events under the last checkpoint and in the log, for how long an event
 * has been waiting for a checkpoint, and why this node does not sign.
 */
public record SigningState(long signed, long head, Duration waiting, Optional<SigningRefused> refused) {
    /** An event that waits longer than this raises the alarm. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    static final SigningState UNKNOWN = new SigningState(0, 0, Duration.ZERO, Optional.empty());

    /** Whether nothing waits for a checkpoint and nothing keeps this node from signing. */
    boolean isSettled() {
        return signed == head && refused.isEmpty();
    }

    /** Whether an operator has to act. */
    public boolean isAlarming() {
        return waiting.compareTo(LONGEST_WAIT) > 0
                || refused.filter(SigningRefused::isContradiction).isPresent();
    }
}
