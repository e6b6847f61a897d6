package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an event of the log goes: to which segment, to which cases, and whether it begins one. */
class LogEventTest {
    private static LogEvent event(UUID stream, long sequence, LedgerEvent event) {
        return new LogEvent(
                Stored.of(new Recorded(9, new CaseId(stream), sequence, Instant.EPOCH, Actor.SYSTEM, event), stream));
    }

    @Test
    void givenTheFirstEventOfACase_whenAsked_thenItBeginsItAndNoOtherDoes() {
        var events = Stored.of(History.received().classified()).stream()
                .map(LogEvent::new)
                .toList();
        assertThat(events).extracting(LogEvent::begins).containsExactly(true, false);
    }

    @Test
    void givenTheFirstEventOfAStreamBesideACase_whenAsked_thenItBeginsNoCase() {
        var caseId = CaseId.random();
        var opened = new SealedDataOpened(caseId, Set.of("narrative"), "page");
        assertThat(event(UUID.randomUUID(), 0, opened).begins()).isFalse();
        assertThat(event(caseId.value(), 0, opened).begins()).isTrue();
    }

    @Test
    void givenAnEvent_whenItIsReadTwice_thenItIsDecodedOnce() {
        var event = new LogEvent(Stored.of(History.received()).get(0));
        assertThat(event.recorded()).isSameAs(event.recorded());
        assertThat(event.position()).isEqualTo(1);
        assertThat(event.digest()).isEqualTo(1);
    }

    @ParameterizedTest(name = "the stream that ends with {0}, of {1} segments: {2}")
    @CsvSource({"0, 4, 0", "1, 4, 1", "5, 4, 1", "255, 4, 3", "255, 1, 0", "256, 4, 0", "254, 3, 2"})
    void givenAStream_whenItsSegmentIsAsked_thenItsLastByteDecides(long last, int segments, int segment) {
        var event =
                event(new UUID(7, last), 3, History.received().recorded().get(0).event());
        assertThat(event.segment(segments)).isEqualTo(segment);
    }

    @Test
    void givenAStreamWithANegativeHalf_whenItsSegmentIsAsked_thenItIsOneOfThem() {
        var event =
                event(new UUID(7, -1), 0, History.received().recorded().get(0).event());
        assertThat(event.segment(4)).isEqualTo(3);
    }

    @Test
    void givenCasesOfExercises_whenAsked_thenRealViewsDoNotHaveThem() {
        var real = CaseId.random();
        var exercise = CaseId.replayed(UUID.randomUUID(), real);
        assertThat(Cases.REAL.has(real.value())).isTrue();
        assertThat(Cases.REAL.has(exercise.value())).isFalse();
        assertThat(Cases.OF_EXERCISES.has(real.value())).isFalse();
        assertThat(Cases.OF_EXERCISES.has(exercise.value())).isTrue();
        assertThat(List.of(Cases.REAL.table("board"), Cases.REAL.view("board"))).containsExactly("board", "board");
        assertThat(Cases.OF_EXERCISES.table("deadline_case")).isEqualTo("exercise_deadline_case");
        assertThat(Cases.OF_EXERCISES.view("deadlines")).isEqualTo("exercise-deadlines");
    }

    @Test
    void givenADatabaseThatIsAway_whenTriedAgain_thenTheWaitsGrowToFiveSecondsAndBeginAnew() {
        var backOff = new BackOff();
        var failure = new IllegalStateException("connection refused");
        assertThat(List.of(
                        backOff.next("board", failure), backOff.next("board", failure), backOff.next("board", failure)))
                .containsExactly(100L, 300L, 700L);
        for (int i = 0; i < 5; i++) {
            backOff.next("board", failure);
        }
        assertThat(backOff.next("board", failure)).isEqualTo(5_000);
        backOff.reset();
        assertThat(backOff.next("board", failure)).isEqualTo(100);
    }

    @Test
    void givenATokenThatMoves_whenItsEventsAreCounted_thenNothingElseOfItChanges() {
        var token = new Tokens.Token("board", 3, 1, 4, 9, true, 100, 40, 0b1100);
        var moved = token.moved(250, 7, 0b1010);
        assertThat(moved).isEqualTo(new Tokens.Token("board", 3, 1, 4, 9, true, 250, 47, 0b0110));
        assertThat(moved.isSameSegmentAs(token)).isTrue();
        assertThat(new Tokens.Token("board", 4, 1, 4, 9, true, 250, 47, 0).isSameSegmentAs(token))
                .isFalse();
        assertThat(new Tokens.Token("board", 3, 2, 4, 9, true, 250, 47, 0).isSameSegmentAs(token))
                .isFalse();
        assertThat(new Tokens.Token("past", 3, 1, 4, 9, true, 250, 47, 0).isSameSegmentAs(token))
                .isFalse();
    }

    @Test
    void givenSegments_whenAViewsPositionIsAsked_thenItIsThatOfTheLast() {
        var ahead = new Tokens.Token("board", 3, 0, 2, 9, true, 250, 0, 0);
        var behind = new Tokens.Token("board", 3, 1, 2, 9, true, 100, 0, 0);
        var building = new Tokens.Token("board", 4, 0, 1, 10, false, 20, 0, 0);
        var all = List.of(ahead, behind, building);
        assertThat(Generations.position(Generations.live(all))).isEqualTo(100);
        assertThat(Generations.position(Generations.beside(all))).isEqualTo(20);
        assertThat(Generations.position(List.of())).isZero();
    }
}
