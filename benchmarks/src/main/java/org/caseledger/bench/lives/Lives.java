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
        return Life.draw(new CaseId(new UUID(random.nextLong(), random.nextLong())), random);
    }
}
