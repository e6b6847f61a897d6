package org.caseledger.query.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.testing.History;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people had done, in the order in which it happened, and why some of it was known later. */
class EntryTest {
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static StateAt state(History history, Instant asOf) {
        var events = history.recorded();
        var file = CaseFile.fold(events).orElseThrow();
        return new StateAt(TimeAxis.NOW, asOf, events, file, CaseSummary.of(file, asOf));
    }

    private static List<Entry> entries(History history, Instant asOf) {
        return state(history, asOf).entries(DAY, DisplayNames.codes());
    }

    private static History signedOff(@Nullable String at, @Nullable String source) {
        var history = History.received().at("2026-03-04T01:00:00Z");
        return history.by(
                Role.LEADER,
                new RoutingSignedOff(XIPU, "请办理", new Occurred(at == null ? null : Instant.parse(at), "停电", source)));
    }

    @Test
    void givenWhatTheLedgerConcludes_whenListed_thenOnlyWhatPeopleDidIsThere() {
        var history = History.received()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .suspended(Clock.REPLY, 1)
                .resumed(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z")
                .missed(Clock.REPLY, 1)
                .replied()
                .met(Clock.REPLY, 1, true)
                .archived()
                .lapsed(Clock.FOLLOW_UP, 1);
        assertThat(history.recorded().stream()
                        .map(e -> Entry.of(e, history.recorded().get(0), DAY, LATER, DisplayNames.codes()))
                        .filter(e -> e != null))
                .extracting(Entry::type)
                .containsExactly(
                        "ComplaintReceived",
                        "DeadlineSuspended",
                        "DeadlineResumed",
                        "DeadlineExtended",
                        "ComplaintReplied",
                        "ComplaintArchived");
    }

    @ParameterizedTest(name = "happened {0}, from {1}, asked as of {2}: {3}")
    @CsvSource({
        // recorded on 4 March at 09:00
        "2026-03-04T01:00:00Z, , 2026-06-01T00:00:00Z, ",
        "2026-03-03T01:00:00Z, , 2026-06-01T00:00:00Z, ",
        "2026-03-03T00:59:59Z, , 2026-06-01T00:00:00Z, LATE",
        "2026-03-04T01:00:00Z, , 2026-03-04T00:59:59Z, LATE",
        "2026-03-04T01:00:00Z, , 2026-03-04T01:00:00Z, ",
        "2026-03-01T01:00:00Z, old, 2026-06-01T00:00:00Z, MIGRATED",
        ", old, 2026-06-01T00:00:00Z, MIGRATED",
        ", , 2026-06-01T00:00:00Z, "
    })
    void givenAnEntry_whenItWasKnownLater_thenItsMarkSaysWhy(
            @Nullable String happened, @Nullable String source, Instant asOf, @Nullable LateEntryMark mark) {
        var history = signedOff(happened, source);
        var entry = Entry.of(history.recorded().get(1), history.recorded().get(0), DAY, asOf, DisplayNames.codes());
        assertThat(entry.mark()).isEqualTo(mark);
        assertThat(entry.lateReason()).isEqualTo("停电");
        assertThat(entry.delay() == null).isEqualTo(happened == null);
    }

    @Test
    void givenACorrection_whenListed_thenTheRecordHadBeenWrongSinceTheReceipt() {
        var history =
                History.received().at("2026-03-04T01:00:00Z").corrected(CorrectedField.RESPONDENT, "红光超市", "红光二店");
        assertThat(entries(history, LATER))
                .extracting(Entry::type, Entry::mark, Entry::delay)
                .containsExactly(
                        tuple("ComplaintReceived", null, Duration.ZERO),
                        tuple("RecordCorrected", LateEntryMark.CORRECTION, Duration.ofHours(48)));
    }

    @Test
    void givenEntriesOutOfOrder_whenListed_thenByWhenTheyHappenedAndUntoldOnesByTheRecord() {
        var history = History.received()
                .at("2026-03-03T01:00:00Z")
                .classified()
                .at("2026-03-04T01:00:00Z")
                .by(Role.LEADER, new RoutingSignedOff(XIPU, "补签", Occurred.at(Instant.parse("2026-03-02T05:00:00Z"))))
                .by(Role.ADMIN, new ComplaintAssigned(XIPU, null, null, null, new Occurred(null, null, "old")));
        assertThat(entries(history, LATER))
                .extracting(Entry::type, Entry::sequence)
                .containsExactly(
                        tuple("ComplaintReceived", 0L),
                        tuple("RoutingSignedOff", 2L),
                        tuple("ComplaintClassified", 1L),
                        tuple("ComplaintAssigned", 3L));
    }

    @Test
    void givenTwoMoments_whenCompared_thenEachTellsWhatTheOtherHasNot() {
        var history = History.received().classified().signedOff(XIPU);
        var whole = state(history, LATER);
        var part = new StateAt(TimeAxis.THEN, LATER, history.recorded().subList(0, 1), whole.file(), whole.summary());
        assertThat(whole.entriesWithout(part, DAY, DisplayNames.codes()))
                .extracting(Entry::type)
                .containsExactly("ComplaintClassified", "RoutingSignedOff");
        assertThat(part.entriesWithout(whole, DAY, DisplayNames.codes())).isEmpty();
        assertThat(whole.side()).isEqualTo(new CaseComparison.Side(TimeAxis.NOW, LATER, 2, 3));
    }

    @Test
    void givenTheAxisOfWhatHappened_whenAPlaceInTheLogIsAskedFor_thenItIsRefused() {
        for (var moment : List.of(new Moment.Version(0), new Moment.Position(1))) {
            assertThatThrownBy(() -> new CaseMoments.Asked(moment, TimeAxis.NOW))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(new CaseMoments.Asked(moment, TimeAxis.THEN).moment()).isEqualTo(moment);
        }
        assertThat(new CaseMoments.Asked(new Moment.At(LATER), TimeAxis.NOW).known())
                .isEqualTo(TimeAxis.NOW);
    }
}
