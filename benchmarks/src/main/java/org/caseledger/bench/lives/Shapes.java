package org.caseledger.bench.lives;

import java.util.Random;

/**
 * How often cases are returned and reopened: the proportions of 2,000 real incidents in a public log of a service desk
 * (reassignment_count and reopen_count of each). More than six returns are drawn as six, because each must go to
 * another of seven stations.
 */
public final class Shapes {
    /** Incidents that were reassigned 0, 1, 2, … times; the last number includes all above. */
    static final int[] REASSIGNED = {886, 494, 245, 152, 88, 53, 82};

    /** Incidents that were reopened 0, 1, 2, … times. */
    static final int[] REOPENED = {1971, 25, 3, 0, 1};

    /** The percentage of cases whose reply needs approval: our own assumption, because the log has no such data. */
    static final int GATED_PERCENT = 20;

    private Shapes() {}

    static int returns(Random random) {
        return draw(REASSIGNED, random);
    }

    static int reopenings(Random random) {
        return draw(REOPENED, random);
    }

    private static int draw(int[] counts, Random random) {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        int left = random.nextInt(total);
        for (int value = 0; ; value++) {
            left -= counts[value];
            if (left < 0) {
                return value;
            }
        }
    }
}
