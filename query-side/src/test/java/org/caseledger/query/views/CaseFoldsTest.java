package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.DutyView;
import org.caseledger.query.findings.FindingView;
import org.caseledger.query.incidents.IncidentView;
import org.caseledger.query.inspections.InspectionView;
import org.caseledger.query.rectification.RectificationView;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.testing.Folds;
import org.caseledger.query.testing.History;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Which streams a check folds anew for a view, and which of their events. */
class CaseFoldsTest {
    // Nothing connects: events are at hand.
    private static final PGSimpleDataSource NOWHERE = new PGSimpleDataSource();
    private static final EventLog LOG = new EventLog(NOWHERE, TestDatabase.EVENT_KEY, Clock.systemUTC());
    private static final StatisticsView STATISTICS = new StatisticsView(NOWHERE, WorkCalendar.builtIn());

    private static <S> CaseFolds<S> folds(View<S> view) {
        return new CaseFolds<>(view, LOG);
    }

    @Test
    void givenAView_whenItsStreamsAreAsked_thenWhatTheyBeginWith() {
        assertThat(folds(STATISTICS).beginnings()).containsExactly("ComplaintReceived");
        assertThat(folds(new RectificationView(NOWHERE)).beginnings())
                .as("companion streams of the cases begin none")
                .containsExactly("ComplaintReceived");
        assertThat(folds(new FindingView(NOWHERE, Procedures.builtIn())).beginnings())
                .contains("ComplaintReceived")
                .doesNotContain("FindingAnswered", "RectificationOverdue");
        assertThat(folds(new InspectionView(NOWHERE)).beginnings())
                .contains("InspectionPrepared")
                .doesNotContain("ComplaintReceived");
        assertThat(folds(new IncidentView(NOWHERE)).beginnings())
                .contains("IncidentDeclared", "ProposalDismissed")
                .doesNotContain("ComplaintReceived");
        assertThat(folds(new DutyView(NOWHERE)).beginnings()).contains("DutyAssigned");
    }

    @Test
    void givenEventsOfSeveralCases_whenFolded_thenOnlyThoseThatAreAskedFor() {
        var one = History.received().classified();
        var other = History.received();
        var events = new ArrayList<>(Stored.of(one));
        events.addAll(Stored.of(other));

        assertThat(folds(STATISTICS).of(List.of(one.caseId().value()), events, e -> true))
                .hasSize(1);
        assertThat(folds(STATISTICS)
                        .of(List.of(one.caseId().value(), other.caseId().value()), events, e -> true))
                .hasSize(2);
        assertThat(folds(STATISTICS).of(List.of(UUID.randomUUID()), events, e -> true))
                .isEmpty();
    }

    @Test
    void givenAPosition_whenFolded_thenOnlyWhatIsUpToIt() {
        var history = History.received().classified().assigned(XIPU);
        var ids = List.of(history.caseId().value());
        var events = Stored.of(history);
        for (int upTo = 1; upTo <= 3; upTo++) {
            long last = upTo;
            Object expected = Folds.fold(STATISTICS, history.recorded().subList(0, upTo));
            Object folded = folds(STATISTICS).of(ids, events, e -> e.position() <= last);
            assertThat(folded).isEqualTo(List.of(expected));
        }
        assertThat(folds(STATISTICS).of(ids, events, e -> false)).isEmpty();
    }

    @Test
    void givenACaseOfAnExercise_whenFoldedForARealView_thenItIsLeftOut() {
        var like = History.received();
        var exercise = CaseId.replayed(UUID.randomUUID(), like.caseId());
        List<StoredEvent> events = like.recorded().stream()
                .map(r -> Stored.of(r, exercise.value()))
                .toList();
        assertThat(folds(STATISTICS).of(List.of(exercise.value()), events, e -> true))
                .isEmpty();
    }
}
