package org.caseledger.query.repeats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A few numbers that similar texts share and others do not (MinHash with banding, Broder 1997): of two texts that share
 * a part J of all their pairs, one of the numbers is equal with a probability of 1 − (1 − J³)²⁰, which is 0.93 for J =
 * 0.5 and 0.05 for J = 0.14.
 */
final class MinHashSketch {
    private static final int BANDS = 20;
    private static final int ROWS = 3;
    private static final int FEWEST_TERMS = 6;

    private MinHashSketch() {}

    /** None for a text that is too short to be compared. */
    static List<Long> of(Collection<Long> terms) {
        var sketch = new ArrayList<Long>();
        long[] all = terms.stream().mapToLong(Long::longValue).toArray();
        for (int band = 0; band < BANDS && all.length >= FEWEST_TERMS; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                key = mix(key ^ least(all, band * ROWS + row + 1L));
            }
            sketch.add(key);
        }
        return sketch;
    }

    private static long least(long[] terms, long seed) {
        long least = Long.MAX_VALUE;
        for (long term : terms) {
            least = Math.min(least, mix(term + seed * 0x9E3779B97F4A7C15L));
        }
        return least;
    }

    // The finalizer of SplitMix64: any change of a bit changes half of the others.
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
