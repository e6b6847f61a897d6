package org.caseledger.proof;

import java.time.Duration;
import java.util.Optional;

/**
 * How signing goes on a node: how many events the last checkpoint holds and the log has, for how
 * long an event has been seen waiting for a checkpoint, and why this node does not sign.
 */
public record SigningState(
        long signed, long head, Duration waiting, Optional<SigningRefused> refused) {

    /** An event that waits longer than this alarms. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    static final SigningState UNKNOWN = new SigningState(0, 0, Duration.ZERO, Optional.empty());

    /** Whether somebody has to look after it. */
    public boolean isAlarming() {
        return waiting.compareTo(LONGEST_WAIT) > 0
                || refused.filter(SigningRefused::isContradiction).isPresent();
    }
}
