package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrimarySightingTest {
    private static final LogEnd END = new LogEnd(7, new byte[32]);

    private final PrimarySighting before = sighting(1, 3, true);

    private static PrimarySighting sighting(long system, long timeline, boolean hasKnown) {
        return new PrimarySighting(system, timeline, END, 7, hasKnown);
    }

    @Test
    void givenThePrimaryItself_whenSeenAgain_thenItIsTaken() {
        assertThat(sighting(1, 3, true).objection(before)).isNull();
        assertThat(sighting(1, 3, true).isLaterThan(before)).isFalse();
    }

    @Test
    void givenAPromotedStandbyWithAllEvents_whenSeen_thenItIsTakenInsteadOfTheOneBefore() {
        assertThat(sighting(1, 4, true).objection(before)).isNull();
        assertThat(sighting(1, 4, true).isLaterThan(before)).isTrue();
    }

    @Test
    void givenAPrimaryThatWasReplaced_whenSeen_thenItIsRefused() {
        assertThat(sighting(1, 2, true).objection(before).en()).contains("timeline 2, now 3");
    }

    @Test
    void givenAStandby_whenSeen_thenItIsRefused() {
        assertThat(sighting(1, 0, true).objection(before).en()).contains("standby");
        assertThat(sighting(1, 0, true).standby()).isNotNull();
        assertThat(before.standby()).isNull();
    }

    @Test
    void givenAnotherSystem_whenSeen_thenItIsRefusedWhateverItsTimeline() {
        assertThat(sighting(2, 9, true).objection(before).en()).contains("another");
        assertThat(sighting(2, 9, true).isLaterThan(before)).isFalse();
    }

    @Test
    void givenAPrimaryThatLacksAnEvent_whenSeen_thenItIsRefused() {
        assertThat(sighting(1, 3, false).objection(before).en()).contains("position 7");
        assertThat(sighting(1, 4, false).objection(before).en()).contains("position 7");
    }

    @Test
    void givenAnAddressOfSeveralHosts_whenTaken_thenEachHasItsOwn() {
        assertThat(GuardedDataSource.hosts("jdbc:postgresql://a:1,b,[::1]:2/l?user=x&y=a,b"))
                .containsExactly(
                        "jdbc:postgresql://a:1/l?user=x&y=a,b",
                        "jdbc:postgresql://b/l?user=x&y=a,b",
                        "jdbc:postgresql://[::1]:2/l?user=x&y=a,b");
        assertThat(GuardedDataSource.hosts("jdbc:postgresql:ledger")).isEqualTo(List.of("jdbc:postgresql:ledger"));
    }
}
