package org.caseledger.bench.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurgeDayTest {
    private static final Scenario USUAL = Scenario.busy(3);

    @Test
    void givenTheSameSeed_whenSimulatedAgain_thenAllFiguresAreTheSame() {
        var one = SurgeDay.simulate(USUAL, 1);
        var again = SurgeDay.simulate(USUAL, 1);

        assertThat(again.responses().percentile(99)).isEqualTo(one.responses().percentile(99));
        assertThat(again.waits().mean()).isEqualTo(one.waits().mean());
        assertThat(SurgeDay.simulate(USUAL, 2).waits().mean())
                .isNotEqualTo(one.waits().mean());
    }

    @Test
    void givenASurge_whenItIsOver_thenTheBacklogTakesDays() {
        var usual = SurgeDay.untilCleared(USUAL, 1);
        var surge = SurgeDay.untilCleared(USUAL.withSurge(20), 1);

        assertThat(usual.backlogs().percentile(100)).isLessThan(Workday.OFFICE_SECONDS);
        assertThat(surge.backlogs().percentile(50)).isGreaterThan(5 * Workday.OFFICE_SECONDS);
        assertThat(surge.backlogs().size()).isEqualTo(3);
    }

    @Test
    void givenOfficesOfAnotherProvince_whenThereIsASurge_thenTheirClerksDoNotNotice() {
        var elsewhere = USUAL.withSurging(0).withSurge(20);

        assertThat(SurgeDay.simulate(elsewhere, 1).waits().mean())
                .isEqualTo(SurgeDay.simulate(USUAL, 1).waits().mean());
    }

    @Test
    void givenADay_whenItsHoursAreAdded_thenEachCaseComesOnceAndPeopleWorkSevenHours() {
        assertThat(IntStream.range(0, 24).mapToDouble(Workday::share).sum()).isCloseTo(1, within(1e-12));
        assertThat(Workday.officeSecondsUntil(Workday.DAY + 12.5 * Workday.HOUR))
                .isEqualTo(10 * Workday.HOUR);
    }
}
