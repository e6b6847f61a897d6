package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.query.testing.History;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events of many cases in one transaction: each case is loaded and written at most once. */
class BatchTest {
    /** Keeps the names of a case's events, and everything that it is asked for. */
    private static final class Names implements View<String> {
        private final boolean remembers;
        private final Map<CaseId, String> rows = new HashMap<>();
        private final List<List<CaseId>> loaded = new ArrayList<>();
        private final List<List<String>> saved = new ArrayList<>();

        Names(boolean remembers) {
            this.remembers = remembers;
        }

        @Override
        public String name() {
            return "names";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public String on(@Nullable String before, Recorded recorded) {
            if (recorded.event() instanceof HandlingUrged) {
                return before;
            } else if (recorded.actor().person().equals("nobody")) {
                throw new IllegalStateException("the fold");
            }
            return (before == null ? "" : before) + recorded.sequence();
        }

        @Override
        public Map<CaseId, String> load(Collection<CaseId> cases) {
            loaded.add(List.copyOf(cases));
            var found = new HashMap<>(rows);
            found.keySet().retainAll(cases);
            return found;
        }

        @Override
        public void save(Collection<String> changed) {
            saved.add(changed.stream().sorted().toList());
        }

        @Override
        public String written(String saved) {
            return saved + "!";
        }

        @Override
        public boolean remembers() {
            return remembers;
        }
    }

    private final Names view = new Names(true);
    private final Map<CaseId, String> states = new HashMap<>();
    private final Batch<String> batch = new Batch<>(view, states, (name, position) -> false, Set.of());

    private static List<LogEvent> events(History history, int from, int until) {
        return Stored.of(history).subList(from, until).stream()
                .map(LogEvent::new)
                .toList();
    }

    private static History threeSteps() {
        return History.received().classified().signedOff(History.XIPU);
    }

    @Test
    void givenCasesThatBegin_whenFolded_thenNothingIsLoadedAndEachIsWrittenOnce() {
        var one = threeSteps();
        var other = History.received();
        var both = new ArrayList<>(events(one, 0, 2));
        both.addAll(events(other, 0, 1));
        both.addAll(events(one, 2, 3));
        batch.add(both);
        batch.save();

        assertThat(view.loaded).isEmpty();
        assertThat(view.saved).containsExactly(List.of("0", "012"));
        assertThat(batch.events()).isEqualTo(4);
    }

    @Test
    void givenACaseThatWentOn_whenItIsNotKnown_thenItIsLoadedOnceAndFoldedFurther() {
        var history = threeSteps();
        view.rows.put(history.caseId(), "0");
        batch.add(events(history, 1, 2));
        batch.add(events(history, 2, 3));
        batch.save();

        assertThat(view.loaded).containsExactly(List.of(history.caseId()));
        assertThat(view.saved).containsExactly(List.of("012"));
        assertThat(states).as("as it was written").containsEntry(history.caseId(), "012!");
    }

    @Test
    void givenACaseThatIsRemembered_whenItGoesOn_thenItIsNotLoaded() {
        var history = threeSteps();
        states.put(history.caseId(), "0");
        batch.add(events(history, 1, 2));
        assertThat(view.loaded).isEmpty();
        assertThat(states).containsEntry(history.caseId(), "01");
    }

    @Test
    void givenAnEventThatChangesNothing_whenSaved_thenNoRowIsWritten() {
        var history = History.received().urged();
        states.put(history.caseId(), "0");
        batch.add(events(history, 1, 2));
        batch.save();
        assertThat(view.saved).isEmpty();
        assertThat(states).as("still known").containsEntry(history.caseId(), "0");
        assertThat(batch.events()).isEqualTo(1);
    }

    @Test
    void givenACaseOfWhichNothingIsKept_whenFolded_thenItIsNeitherKeptNorWritten() {
        var history = History.received().urged();
        batch.add(events(history, 1, 2));
        batch.save();
        assertThat(states).isEmpty();
        assertThat(view.saved).isEmpty();
    }

    @Test
    void givenAViewThatRemembersNothing_whenSaved_thenNothingIsLoadedOrLeft() {
        var forgetful = new Names(false);
        var history = threeSteps();
        var kept = new HashMap<CaseId, String>();
        var own = new Batch<>(forgetful, kept, (name, position) -> false, Set.of());
        own.add(events(history, 1, 3));
        own.save();
        assertThat(forgetful.loaded).isEmpty();
        assertThat(forgetful.saved).containsExactly(List.of("12"));
        assertThat(kept).isEmpty();
    }

    @Test
    void givenAFoldThatFails_whenAdded_thenTheViewAndTheEventAreNamed() {
        var history = History.received();
        var stored = Stored.of(history).get(0);
        var broken = new StoredEvent(
                77,
                stored.streamId(),
                0,
                "any",
                stored.type(),
                stored.revision(),
                Utf8.of(stored.payload()),
                Utf8.of("{\"actor\":\"nobody\"}"),
                stored.eventId(),
                stored.recordedAt(),
                stored.leafHash());
        assertThatThrownBy(() -> batch.add(List.of(new LogEvent(broken))))
                .isInstanceOf(ViewFailed.class)
                .hasMessageContaining("视图 names 无法处理第 77 号事件")
                .hasMessageContaining("view names cannot apply event 77 (ComplaintReceived of " + history.caseId())
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenAnEventThatNobodyKnows_whenAdded_thenTheViewStopsAtIt() {
        var stored = Stored.of(History.received()).get(0);
        var unknown = new StoredEvent(
                78,
                stored.streamId(),
                0,
                "any",
                "ComplaintImagined",
                1,
                Utf8.of("{}"),
                Utf8.of("{}"),
                stored.eventId(),
                stored.recordedAt(),
                stored.leafHash());
        assertThatThrownBy(() -> batch.add(List.of(new LogEvent(unknown))))
                .isInstanceOf(ViewFailed.class)
                .hasMessageContaining("event 78");
    }

    @Test
    void givenEvents_whenAdded_thenTheirDigestsAreTakenTogetherInAnyOrder() {
        var events = events(threeSteps(), 0, 3);
        batch.add(events);
        assertThat(batch.digest()).isEqualTo(1 ^ 2 ^ 3);
        var reversed = new Batch<>(new Names(true), new HashMap<CaseId, String>(), (name, position) -> false, Set.of());
        reversed.add(events.subList(2, 3));
        reversed.add(events.subList(0, 2));
        assertThat(reversed.digest()).isEqualTo(batch.digest());
    }

    @Test
    void givenManyCases_whenTheirRowsWouldBeTooMany_thenTheBatchIsFull() {
        for (int i = 0; i < 4_999; i++) {
            batch.add(events(History.received(), 0, 1));
        }
        assertThat(batch.isFull()).isFalse();
        batch.add(events(History.received(), 0, 1));
        assertThat(batch.isFull()).isTrue();
    }
}
