package org.caseledger.query.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.query.findings.WatchedCase.WatchedClocks;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedClocksTest {
    private static final String MONDAY = "2026-03-09T16:00:00Z";
    private static final String THURSDAY = "2026-03-12T16:00:00Z";

    private static WatchedClocks of(History history) {
        var clocks = WatchedClocks.NONE;
        for (var recorded : history.recorded()) {
            clocks = clocks.on(recorded);
        }
        return clocks;
    }

    private static WatchedClock reply(History history, int number) {
        return of(history)
                .of(new DeadlineMissed(Clock.REPLY, number, Instant.EPOCH))
                .orElseThrow();
    }

    private static History started() {
        return History.received().set(Clock.REPLY, 1, MONDAY);
    }

    @Test
    void givenAClockThatStarted_whenFolded_thenItIsKnownSinceWhichEventAndUntilWhen() {
        var clock = reply(started(), 1);

        assertThat(clock.setAt()).isEqualTo(2);
        assertThat(clock.dueAt()).isEqualTo(MONDAY);
        assertThat(clock.clause()).isEqualTo("P9.08");
        assertThat(clock.extended()).isFalse();
        assertThat(clock.missed()).isFalse();
        assertThat(of(started()).runs(Clock.REPLY)).isTrue();
        assertThat(of(started()).runs(Clock.FOLLOW_UP)).isFalse();
    }

    @Test
    void givenAClockThatWasExtended_whenFolded_thenItIsDueLater() {
        var clock = reply(started().extended(Clock.REPLY, 1, THURSDAY), 1);

        assertThat(clock.dueAt()).isEqualTo(THURSDAY);
        assertThat(clock.extended()).isTrue();
    }

    @Test
    void givenAClockThatStoodStill_whenItIsResumed_thenItIsDueLaterAndNothingWasPromised() {
        var suspended = started().suspended(Clock.REPLY, 1);
        assertThat(reply(suspended, 1).dueAt()).isEqualTo(MONDAY);

        var clock = reply(suspended.resumed(Clock.REPLY, 1, THURSDAY), 1);
        assertThat(clock.dueAt()).isEqualTo(THURSDAY);
        assertThat(clock.extended()).isFalse();
    }

    @Test
    void givenAClockThatWasMissed_whenItIsExtended_thenItStaysMissed() {
        var missed = started().missed(Clock.REPLY, 1);
        assertThat(reply(missed, 1).missed()).isTrue();
        assertThat(reply(missed, 1).dueAt()).isEqualTo(MONDAY);

        missed.extended(Clock.REPLY, 1, THURSDAY);
        assertThat(reply(missed, 1).missed()).isTrue();
        assertThat(reply(missed, 1).extended()).isTrue();
    }

    @Test
    void givenAClockThatEnded_whenFolded_thenItIsWatchedNoMore() {
        assertThat(of(started().met(Clock.REPLY, 1, true))).isEqualTo(WatchedClocks.NONE);
        assertThat(of(started().lapsed(Clock.REPLY, 1)).runs(Clock.REPLY)).isFalse();
    }

    @Test
    void givenSeveralStarts_whenOneIsChanged_thenTheOthersStayAsTheyWere() {
        var history = started().set(Clock.MEDIATION, 1, MONDAY).set(Clock.REPLY, 2, THURSDAY);
        history.missed(Clock.REPLY, 2).met(Clock.MEDIATION, 1, false);

        assertThat(of(history).open())
                .extracting(WatchedClock::number, WatchedClock::missed)
                .containsExactly(tuple(1, false), tuple(2, true));
    }

    @Test
    void givenAStartThatIsSetAgain_whenFolded_thenItBeginsAnew() {
        var clock = reply(
                started()
                        .extended(Clock.REPLY, 1, THURSDAY)
                        .missed(Clock.REPLY, 1)
                        .set(Clock.REPLY, 1, MONDAY),
                1);

        assertThat(clock.setAt()).isEqualTo(5);
        assertThat(clock.dueAt()).isEqualTo(MONDAY);
        assertThat(clock.extended()).isFalse();
        assertThat(clock.missed()).isFalse();
    }

    @Test
    void givenEventsOfOtherClocksOrNone_whenFolded_thenNothingChanges() {
        var clocks = of(started());
        var others = History.received()
                .classified()
                .missed(Clock.FOLLOW_UP, 1)
                .met(Clock.REPLY, 2, false)
                .lapsed(Clock.SIGN_OFF, 1);

        assertThat(others.recorded()).allSatisfy(r -> assertThat(clocks.on(r)).isSameAs(clocks));
        assertThat(clocks.of(new DeadlineMissed(Clock.REPLY, 2, Instant.EPOCH))).isEmpty();
    }

    @ParameterizedTest(name = "due at {0}: of days {1}")
    @CsvSource({
        "2026-03-09T16:00:00Z, true",
        "2026-03-09T15:59:59Z, false",
        "2026-03-09T00:00:00Z, false",
        "2026-03-10T08:30:00Z, false",
        "2025-12-31T16:00:00Z, true"
    })
    void givenALimit_whenItIsDueAtTheEndOfADayOfShanghai_thenItIsOneOfDays(String dueAt, boolean days) {
        assertThat(reply(History.received().set(Clock.REPLY, 1, dueAt), 1).countsDays())
                .isEqualTo(days);
    }
}
