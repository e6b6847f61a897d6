package org.caseledger.bench.lives;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.caseledger.events.CaseId;

/** An endless sequence of lives: the same ones for the same seed. */
public final class Lives {
    private final Random random;

    public Lives(long seed) {
        this.random = new Random(seed);
    }

    /** The commands of the next case, in order. */
    public List<Step> next() {
        return Life.draw(CaseId.random(), random);
    }

    /** An id as the ledger would have generated it at that time (RFC 9562, version 7). */
    static UUID anyId(Random random, Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() & ~0L >>> 2 | 1L << 63);
    }
}
