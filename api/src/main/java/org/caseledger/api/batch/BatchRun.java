package org.caseledger.api.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One sending of a command on several cases, by its name in an address, and how far it is. */
public record BatchRun(UUID id, String command, Instant begunAt, List<BatchResult> results) {
    /** A hundred commands take seconds: what waits longer was interrupted by the end of a program. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** How many of the cases had their turn. */
    public long decided() {
        return results.size() - count(BatchOutcome.WAITING);
    }

    /** On how many it was done. */
    public long did() {
        return count(BatchOutcome.DONE);
    }

    private long count(BatchOutcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** Whether every case had its turn. */
    public boolean isOver() {
        return decided() == results.size();
    }

    /** Whether it will not go on: it is sent again, which does nothing twice. */
    public boolean isInterrupted(Instant now) {
        return !isOver() && begunAt.plus(LONGEST).isBefore(now);
    }
}
