package org.caseledger.query.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Light;
import org.caseledger.query.deadlines.DeadlineCase.Counted;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** For whom each clock of a case is counted, and by what. */
class DeadlineFoldTest {
    private static final String DUE = "2026-03-09T16:00:00Z";
    private static final Duration HOUR = Duration.ofHours(1);

    // Folding needs no database; nothing connects.
    private static final DeadlineView VIEW = new DeadlineView(new PGSimpleDataSource());

    private static DeadlineCase of(History history) {
        return fold(VIEW, history.recorded());
    }

    private static History atXipu() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU).set(Clock.REPLY, 1, DUE);
    }

    static Stream<Arguments> answering() {
        return Stream.of(
                Arguments.of("while the unit has the case", atXipu(), XIPU),
                Arguments.of("while it stands still", atXipu().suspended(Clock.REPLY, 1), XIPU),
                Arguments.of("returned", atXipu().returned(), null),
                Arguments.of("at another unit", atXipu().returned().assigned(ANJING), ANJING),
                Arguments.of(
                        "met before the case moved",
                        atXipu().accepted().met(Clock.REPLY, 1, false).assigned(ANJING),
                        XIPU),
                Arguments.of(
                        "lapsed before the case moved",
                        atXipu().lapsed(Clock.REPLY, 1).assigned(ANJING),
                        XIPU),
                Arguments.of(
                        "missed while no unit had it",
                        atXipu().returned().missed(Clock.REPLY, 1).assigned(ANJING),
                        null),
                Arguments.of(
                        "missed and then set to a later time",
                        atXipu().missed(Clock.REPLY, 1).assigned(ANJING).set(Clock.REPLY, 1, "2026-03-12T16:00:00Z"),
                        ANJING));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("answering")
    void givenAClockOfAUnit_whenTheCaseMoves_thenItIsCountedForWhoeverHadItThen(
            String what, History history, UnitId unit) {
        assertThat(of(history).clock(Clock.REPLY, 1).answering()).isEqualTo(unit);
    }

    @ParameterizedTest
    @EnumSource(Clock.class)
    void givenEachClock_whenAUnitHasTheCase_thenTheCenterAnswersForItsOwnOnly(Clock clock) {
        var counted = of(atXipu().set(clock, 7, DUE)).clock(clock, 7);

        assertThat(counted.answering()).isEqualTo(clock.isOfTheUnit() ? XIPU : null);
        assertThat(counted.running()).isTrue();
    }

    @Test
    void givenAnAssistance_whenTheCaseMoves_thenItIsCountedForTheUnitThatAssists() {
        var history =
                atXipu().assistedBy(ANJING, 1, DUE).assistedBy(XIPU, 2, DUE).returned();

        assertThat(of(history).clock(Clock.ASSISTANCE, 1).answering()).isEqualTo(ANJING);
        assertThat(of(history).clock(Clock.ASSISTANCE, 2).answering()).isEqualTo(XIPU);
        assertThat(of(history).clock(Clock.REPLY, 1).answering()).isNull();
    }

    @Test
    void givenSeveralStarts_whenOneEnds_thenTheOthersRunOn() {
        var history = atXipu().set(Clock.FOLLOW_UP, 1, DUE).set(Clock.REPLY, 2, DUE);
        history.met(Clock.REPLY, 1, true).suspended(Clock.FOLLOW_UP, 1);

        assertThat(of(history).clocks())
                .extracting(c -> c.deadline().clock(), c -> c.deadline().number(), Counted::running)
                .containsExactly(
                        tuple(Clock.REPLY, 1, false), tuple(Clock.FOLLOW_UP, 1, false), tuple(Clock.REPLY, 2, true));
    }

    @Test
    void givenAClockThatTheCaseNeverHad_whenAsked_thenItIsAnError() {
        assertThatThrownBy(() -> of(atXipu()).clock(Clock.REPLY, 2)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void givenCorrections_whenFolded_thenTheCaseIsCountedByTheNewKindAndChannel() {
        var history = atXipu().corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "HOTLINE_12315")
                .corrected(CorrectedField.KIND, "COMPLAINT", "REPORT");

        assertThat(of(history).of().channel()).isEqualTo(Channel.HOTLINE_12315);
        assertThat(of(history).of().kind()).isEqualTo(ComplaintKind.REPORT);
        assertThat(of(history).of().number()).startsWith("郫市监投〔2026〕");
    }

    @ParameterizedTest(name = "received at {0}: {1}")
    @CsvSource({
        "2026-02-28T15:59:59Z, 2026-02",
        "2026-02-28T16:00:00Z, 2026-03",
        "2025-12-31T16:00:00Z, 2026-01",
        "2024-02-29T15:59:59Z, 2024-02"
    })
    void givenAReceiptNearTheEndOfAMonth_whenFolded_thenItIsOfTheMonthInShanghai(String at, String month) {
        var history = History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, null);
        assertThat(of(history).receivedMonth()).isEqualTo(month);
        assertThat(of(history.later(Duration.ofDays(40)).classified()).receivedMonth())
                .as("whatever comes later")
                .isEqualTo(month);
    }

    @Test
    void givenTheVerdictOfASource_whenTheCaseGoesOn_thenItStays() {
        var history = atXipu().adopted("citizen-messages", SourceVerdict.OVERDUE, false);
        history.later(HOUR).accepted();

        assertThat(of(history).verdict()).isEqualTo(SourceVerdict.OVERDUE);
        assertThat(of(history).of().source()).isEqualTo("citizen-messages");
        assertThat(of(history).of().state()).isEqualTo(ComplaintState.ACCEPTED);
        assertThat(of(atXipu()).verdict()).isNull();
    }

    @Test
    void givenADayWithLights_whenCounted_thenTheGravestComesFirstAndNoneIsLeftOut() {
        var day = LocalDate.parse("2026-03-09");

        assertThat(new DueDay(day, 1, 2, 3).all()).isEqualTo(6);
        assertThat(new DueDay(day, 1, 2, 3).lights())
                .containsExactly(Map.entry(Light.RED, 1L), Map.entry(Light.AMBER, 2L), Map.entry(Light.GREEN, 3L));
        assertThat(new DueDay(day, 0, 0, 4).lights()).containsExactly(Map.entry(Light.GREEN, 4L));
        assertThat(new DueDay(day, 0, 0, 0).lights()).isEmpty();
    }
}
