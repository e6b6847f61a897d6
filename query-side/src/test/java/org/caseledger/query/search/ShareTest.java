package org.caseledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.query.search.Newest.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a page is found sooner along the receipts, by how many of the newest have the words. */
class ShareTest {
    @ParameterizedTest(name = "{2} wanted, a share of {0} of {1}: {3}")
    @CsvSource({
        // 600 are met among 2,400, or sorted out of 2,500; the break-even is at 625.
        "0.25, 10000, 624, true",
        "0.25, 10000, 625, false",
        "1, 10000, 9999, true",
        "1, 10000, 10000, false",
        "0, 10000, 1, false",
        "0.5, 0, 1, false",
        "0.01, 1000000, 99, true",
        "0.01, 1000000, 101, false"
    })
    void givenAShare_whenSoManyAreWanted_thenTheShorterWayIsTaken(double share, long all, long wanted, boolean sooner) {
        assertThat(new Share(share, all).sooner(wanted)).isEqualTo(sooner);
    }

    @Test
    void givenAShare_whenSoManyAreWanted_thenThatManyCasesShouldHoldThem() {
        assertThat(new Share(0.5, 10_000).holding(10)).isEqualTo(20);
        assertThat(new Share(1, 10_000).holding(1_001)).isEqualTo(1_001);
        assertThat(new Share(0.003, 10_000).holding(1)).isEqualTo(333);
    }
}
