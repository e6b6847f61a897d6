package org.caseledger.bench.surge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StationTest {
    private final EventCalendar calendar = new EventCalendar();
    private final Window always = new Window(0, 1_000);

    @Test
    void givenTwoServers_whenThreeJobsArrive_thenTheThirdWaitsForTheFirstThatEnds() {
        var station = new Station(calendar, 2, always);
        arrive(station, 0, 10);
        arrive(station, 1, 4);
        arrive(station, 2, 7);
        calendar.run();

        assertThat(station.waits().percentile(100)).isEqualTo(3);
        assertThat(station.sojourns().percentile(100)).isEqualTo(10);
        assertThat(calendar.now()).isEqualTo(12);
        assertThat(station.longestQueue()).isEqualTo(1);
        assertThat(station.offeredLoad()).isEqualTo(21.0 / 2_000);
    }

    @Test
    void givenAClosedStation_whenItOpens_thenWhatWaitedIsBegun() {
        var station = new Station(calendar, 1, always);
        station.close();
        arrive(station, 5, 10);
        calendar.at(60, station::open);
        calendar.run();

        assertThat(station.waits().percentile(100)).isEqualTo(55);
        assertThat(station.served()).isOne();
    }

    @Test
    void givenAStationThatCloses_whenAJobIsUnderWay_thenItIsFinishedAndTheNextWaits() {
        var station = new Station(calendar, 1, always);
        arrive(station, 0, 10);
        arrive(station, 1, 10);
        calendar.at(5, station::close);
        calendar.run();

        assertThat(station.arrived()).isEqualTo(2);
        assertThat(station.served()).isOne();
        assertThat(station.waiting()).isOne();
        assertThat(station.busy()).isZero();
    }

    private void arrive(Station station, double at, double serviceTime) {
        calendar.at(at, () -> station.arrive(serviceTime, () -> {}));
    }
}
