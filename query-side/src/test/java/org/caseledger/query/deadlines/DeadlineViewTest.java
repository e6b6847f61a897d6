package org.caseledger.query.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.deadlines.DeadlineCase.Counted;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class DeadlineViewTest {
    // Folding needs no database; nothing connects.
    private final DeadlineView view = new DeadlineView(new PGSimpleDataSource());

    private Counted clock(History history, Clock clock) {
        return fold(view, history.recorded()).clocks().stream()
                .filter(counted -> counted.deadline().clock() == clock)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyEventIsFolded() {
        assertThat(fold(view, Samples.all())).isNotNull();
    }

    @Test
    void theCaseAfterAnyStepIsFoldedFromWhatWasStoredBeforeIt() {
        var events = History.wholeLife().recorded();
        DeadlineCase stored = null;
        for (int n = 1; n <= events.size(); n++) {
            DeadlineCase next = view.on(stored, events.get(n - 1));

            assertThat(next).isEqualTo(fold(view, events.subList(0, n)));

            stored = EventCodec.read(EventCodec.write(next), DeadlineCase.class);
            assertThat(stored).isEqualTo(next);
        }
    }

    @Test
    void anEventThatIsInTheRowsAlreadyChangesNothing() {
        var events = History.wholeLife().recorded();
        DeadlineCase kept = fold(view, events);

        for (var event : events) {
            assertThat(view.on(kept, event)).isSameAs(kept);
        }
    }

    @Test
    void aClockIsCountedForTheUnitThatHasTheCase() {
        var history = assigned().set(Clock.REPLY, 1, "2026-03-09T16:00:00Z");
        assertThat(clock(history, Clock.REPLY).answering()).isEqualTo(XIPU);

        history.returned();
        assertThat(clock(history, Clock.REPLY).answering()).isNull();

        history.assigned(ANJING);
        assertThat(clock(history, Clock.REPLY).answering()).isEqualTo(ANJING);
    }

    @Test
    void aClockThatStartedBeforeTheAssignmentComesToTheUnit() {
        var history = History.received()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .classified()
                .signedOff(XIPU)
                .assigned(XIPU);

        assertThat(clock(history, Clock.REPLY).answering()).isEqualTo(XIPU);
    }

    @Test
    void aClockThatWasMissedStaysWithTheUnitThatHadIt() {
        var history = assigned()
                .set(Clock.REPLY, 1, "2026-03-02T02:00:00Z")
                .missed(Clock.REPLY, 1)
                .returned()
                .assigned(ANJING);

        assertThat(clock(history, Clock.REPLY).answering()).isEqualTo(XIPU);
    }

    @Test
    void theCenterAnswersForItsOwnClocks() {
        var history = History.received()
                .classified()
                .signedOff(XIPU)
                .set(Clock.DISPATCH, 1, "2026-03-02T16:00:00Z")
                .assigned(XIPU)
                .met(Clock.DISPATCH, 1, false);

        assertThat(clock(history, Clock.DISPATCH).answering()).isNull();
    }

    @ParameterizedTest(name = "due at 16:00, recorded {0}, stated {1}, in time as stated only: {2}")
    @CsvSource({
        "15:59:59, 10:00:00, false",
        "16:00:00, 10:00:00, true",
        "16:00:20, 15:59:59, false",
        "16:00:30, 15:59:59, true"
    })
    void whatIsEnteredWhenItIsDueAlreadyIsInTimeAsStatedOnly(String recorded, String stated, boolean asStated) {
        var at = Instant.parse("2026-03-09T%sZ".formatted(stated));
        var history = assigned()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .at("2026-03-09T%sZ".formatted(recorded))
                .by(Role.HANDLER, new DeadlineMet(Clock.REPLY, 1, at, false));

        assertThat(clock(history, Clock.REPLY).deadline().metAsStated()).isEqualTo(asStated);
        assertThat(clock(history, Clock.REPLY).deadline().late()).isFalse();
    }

    @Test
    void whatAMigratedHistoryHasMetIsInTimeByItsStatedTimes() {
        var at = Instant.parse("2026-03-09T10:00:00Z");
        var history = assigned()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .at("2026-06-01T00:00:00Z")
                .by(Role.ADMIN, new DeadlineMet(Clock.REPLY, 1, at, false))
                .adopted("citizen-messages", null, false);

        assertThat(clock(history, Clock.REPLY).deadline().metAsStated()).isFalse();
    }

    @Test
    void theMonthOfReceiptIsThatOfShanghai() {
        var history = History.receivedAt(
                "2026-03-31T16:00:00Z",
                org.caseledger.events.complaint.ComplaintKind.COMPLAINT,
                org.caseledger.events.complaint.Channel.PHONE,
                null);

        assertThat(fold(view, history.recorded()).receivedMonth()).isEqualTo("2026-04");
    }

    private static History assigned() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU);
    }
}
