package org.caseledger.query.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.caseledger.query.process.FollowsTable.Durations;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void aTimeIsKnownToWithinTwoAndAHalfPercent_orASecond() {
        var random = new Random(2);
        for (int round = 0; round < 2_000; round++) {
            long seconds = (long) Math.exp(random.nextDouble() * 18);
            var durations = new Durations();
            durations.add(Durations.bucket(Duration.ofSeconds(seconds)), 1);

            assertThat(durations.hours(50) * 3_600).isCloseTo((double) seconds, within(0.0255 * (seconds + 1)));
        }
    }

    @Test
    void percentilesAreThoseOfTheSortedTimes() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            var sorted = new ArrayList<Long>();
            var durations = new Durations();
            for (int i = random.nextInt(40); i >= 0; i--) {
                long seconds = random.nextInt(1_000_000);
                sorted.add(seconds);
                durations.add(Durations.bucket(Duration.ofSeconds(seconds)), 1);
            }
            sorted.sort(null);
            for (int percent : new int[] {50, 90}) {
                long exact = sorted.get((int) Math.ceil(percent * sorted.size() / 100.0) - 1);
                assertThat(durations.hours(percent) * 3_600).isCloseTo((double) exact, within(0.0255 * (exact + 1)));
            }
        }
    }

    @Test
    void unknownTimesAreCountedAndNotMeasured() {
        var durations = new Durations();
        durations.add(Durations.UNKNOWN, 3);
        assertThat(durations.times()).isEqualTo(3);
        assertThat(durations.hours(50)).isNull();
        durations.add(Durations.bucket(Duration.ofHours(-1)), 1);
        assertThat(durations.times()).isEqualTo(4);
        assertThat(durations.hours(50)).isZero();
    }
}
