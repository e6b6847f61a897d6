package org.caseledger.query.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final byte[] SEED = Draw.seed(new byte[32]);

    private static List<Long> positions(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /**
     * Made with Python: {@code sha256(b"caseledger sample v1\\n" + bytes(32))}, and the three smallest of
     * {@code sha256(seed + p.to_bytes(8))}.
     */
    @Test
    void anybodyDrawsTheSame() {
        assertThat(HexFormat.of().formatHex(SEED))
                .isEqualTo("ebc3148859f933221fed6dfab9af3c14134afb4ca041efbfd97d301081994a52");
        assertThat(Draw.sample(SEED, positions(1000), 3)).containsExactly(327L, 451L, 548L);
        assertThat(Draw.digest(positions(3)))
                .isEqualTo("ca73761ddabfffcbe51170be0b07f67bafcdbed202545c60707573d36dc935b4");
    }

    @Test
    void theOrderInWhichAPopulationIsReadIsNothingToTheSample() {
        var shuffled = new ArrayList<>(positions(500));
        Collections.shuffle(shuffled, new Random(7));
        assertThat(Draw.sample(SEED, shuffled, 20))
                .isEqualTo(Draw.sample(SEED, positions(500), 20))
                .hasSize(20)
                .isSorted();
        assertThat(Draw.digest(shuffled)).isEqualTo(Draw.digest(positions(500)));
    }

    @Test
    void aSampleOfMoreThanThereIsIsEverything() {
        assertThat(Draw.sample(SEED, positions(4), 20)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Draw.sample(SEED, List.of(), 20)).isEmpty();
    }

    @Test
    void everyDecisionHasTheSameChance() {
        var times = new HashMap<Long, Integer>();
        var random = new Random(42);
        for (int n = 0; n < 4_000; n++) {
            var leaf = new byte[32];
            random.nextBytes(leaf);
            Draw.sample(Draw.seed(leaf), positions(20), 5).forEach(p -> times.merge(p, 1, Integer::sum));
        }
        // 1000 each, with a standard deviation of 27.
        assertThat(times).hasSize(20).allSatisfy((p, n) -> assertThat(n).isBetween(865, 1135));
    }
}
