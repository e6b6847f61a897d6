package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.caseledger.query.repeats.RepeatKeyFactory.MinHashSketch;
import org.junit.jupiter.api.Test;

/** How often two sets of random numbers share a number of their sketches, with fixed seeds. */
class MinHashSketchTest {
    private static final int PAIRS = 400;

    @Test
    void givenSetsThatShareAPart_thenTheyMeetAsOftenAsTheBandsPromise() {
        assertThat(met(1.0)).isEqualTo(PAIRS);
        assertThat(met(0.7)).isBetween(395, PAIRS);
        assertThat(met(0.5)).isBetween(350, 390);
        assertThat(met(0.05)).isBetween(0, 6);
        assertThat(met(0)).isZero();
    }

    @Test
    void givenTheSameTermsInAnotherOrder_thenTheSketchIsTheSame() {
        var terms = terms(new Random(1), 50);
        var shuffled = new ArrayList<>(terms);
        Collections.shuffle(shuffled, new Random(2));
        assertThat(MinHashSketch.of(shuffled))
                .isEqualTo(MinHashSketch.of(terms))
                .hasSize(20);
    }

    @Test
    void givenAFewWords_thenThereIsNoSketch() {
        assertThat(MinHashSketch.of(List.of(1L, 2L, 3L, 4L, 5L))).isEmpty();
        assertThat(MinHashSketch.of(List.of())).isEmpty();
        assertThat(MinHashSketch.of(List.of(1L, 2L, 3L, 4L, 5L, 6L))).hasSize(20);
    }

    /** Of pairs of sets of which so great a part is in both. */
    private static int met(double jaccard) {
        var random = new Random(42);
        int met = 0;
        for (int i = 0; i < PAIRS; i++) {
            int size = 120;
            int both = (int) Math.round(2 * size * jaccard / (1 + jaccard));
            var common = terms(random, both);
            var one = new ArrayList<>(common);
            one.addAll(terms(random, size - both));
            var other = new ArrayList<>(common);
            other.addAll(terms(random, size - both));
            met += Collections.disjoint(MinHashSketch.of(one), MinHashSketch.of(other)) ? 0 : 1;
        }
        return met;
    }

    private static List<Long> terms(Random random, int count) {
        return LongStream.generate(random::nextLong).limit(count).boxed().toList();
    }
}
