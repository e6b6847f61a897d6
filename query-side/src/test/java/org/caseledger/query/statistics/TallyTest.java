package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void medianAndP90AreTheNearestRanksOfTheSortedDays() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var days = new ArrayList<Integer>();
            var tally = new Tally();
            for (int i = random.nextInt(60); i >= 0; i--) {
                int took = random.nextInt(12);
                days.add(took);
                tally.took(took, 1);
            }
            Collections.sort(days);

            assertThat(tally.figures().medianDays()).isEqualTo(rank(days, 0.5));
            assertThat(tally.figures().p90Days()).isEqualTo(rank(days, 0.9));
        }
    }

    private static int rank(ArrayList<Integer> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size() - 1e-9) - 1);
    }

    @Test
    void withoutAnyDayThereIsNoMedian() {
        assertThat(new Tally().figures().medianDays()).isNull();
        assertThat(new Tally().figures().p90Days()).isNull();
    }
}
