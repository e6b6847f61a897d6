package org.caseledger.bench.lives;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.caseledger.events.CaseId;

/** Life after life, without end: the same ones for the same seed. */
public final class Lives {

    private final Random random;

    public Lives(long seed) {
        this.random = new Random(seed);
    }

    /** The commands of the next case, in order. */
    public List<Step> next() {
        return Life.draw(anyCase(random), random);
    }

    /** A random identity (RFC 9562, version 4): one of version 8 would be of an exercise. */
    static CaseId anyCase(Random random) {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        return new CaseId(new UUID(high, random.nextLong()));
    }
}
