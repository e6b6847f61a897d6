package org.caseledger.api.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.caseledger.command.DecidedOn;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.moments.RecordedStep;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any case at any moment, over random lives; a failure names the seed of the life. */
class EveryMomentTest {
    private static final int LIVES = 150;
    private static final Instant FAR_AWAY = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void givenAnyLife_whenFoldedToAnyEvent_thenItIsWhatItsDecisionsWereMadeOn() {
        Set<Class<?>> seen = new HashSet<>();
        eachLife((seed, events) -> {
            // The rules fold on and on, what is shown is folded afresh.
            var decidedOn = new CaseState();
            for (int n = 1; n <= events.size(); n++) {
                var last = events.get(n - 1);
                decidedOn.on((ComplaintEvent) last.event(), last.recordedAt());
                var file = fold(events.subList(0, n));
                // No rule asks whether a deadline was met only as stated.
                assertThat(DecidedOn.of(file))
                        .usingRecursiveComparison()
                        .ignoringFieldsMatchingRegexes(".*asStated")
                        .isEqualTo(DecidedOn.of(decidedOn));
                assertThat(file.version()).isEqualTo(n - 1);
                seen.add(events.get(n - 1).event().getClass());
            }
        });
        assertThat(seen)
                .contains(
                        ComplaintReopened.class,
                        ComplaintReturned.class,
                        RecordCorrected.class,
                        DeadlineExtended.class,
                        DeadlineResumed.class,
                        HistoryAdopted.class,
                        AssistanceAnswered.class,
                        AssistanceReturned.class,
                        AssistanceWithdrawn.class);
    }

    @Test
    void givenAnyLife_whenAllOfItHasHappened_thenWhatIsKnownNowIsTheCaseOfToday() {
        eachLife((seed, events) ->
                assertThat(new RecordedStep(events).at(FAR_AWAY)).contains(fold(events)));
    }

    @Test
    void givenALifeThatWasEnteredAtOnce_whenLookedBackAt_thenBothAxesTellTheSame() {
        for (long seed = 0; seed < LIVES; seed++) {
            // A miss is recorded when it is looked for, and is known now to have been one when due.
            var events = Lives.inTime(seed).stream()
                    .filter(e -> !(e.event() instanceof DeadlineMissed))
                    .toList();
            for (var time : recordedTimes(events)) {
                var then = fold(events.stream()
                        .filter(e -> !e.recordedAt().isAfter(time))
                        .toList());
                assertThat(new RecordedStep(events).at(time))
                        .as("seed %d", seed)
                        .contains(then);
            }
        }
    }

    @Test
    void givenTimesThatContradictTheOrderOfTheRecord_whenLookedBackAt_thenNothingIsBeforeItsTime() {
        var late = new ArrayList<Recorded>();
        var contradicting = new ArrayList<Recorded>();
        eachLife((seed, events) -> {
            var happening = new RecordedStep(events);
            contradicting.addAll(contradicting(events));
            for (var time : toldTimes(events)) {
                var file = happening.at(time).orElse(null);
                if (file == null) {
                    continue;
                }
                for (var done : file.done()) {
                    var at = happenedAt(done.act());
                    boolean corrects = done.act() instanceof RecordCorrected;
                    assertThat(at == null || corrects || !at.isAfter(time)).isTrue();
                    if (done.recorded().recordedAt().isAfter(time)) {
                        late.add(done.recorded());
                    }
                }
                assertThat(file.deadlines().all()).allMatch(d -> !d.startsAt().isAfter(time));
                assertThat(file.record()).isEqualTo(fold(events).record());
                assertThat(file.facts().kind()).isEqualTo(fold(events).facts().kind());
            }
        });
        assertThat(late).as("what was entered late").hasSizeGreaterThan(300);
        assertThat(contradicting)
                .as("what is stated as before the act before it")
                .hasSizeGreaterThan(100);
    }

    private static @Nullable Instant happenedAt(Act act) {
        return act instanceof HistoryAdopted e && e.closed() && e.closedAt() != null ? e.closedAt() : act.occurredAt();
    }

    private static void eachLife(BiConsumer<Long, List<Recorded>> check) {
        for (long seed = 0; seed < LIVES; seed++) {
            try {
                check.accept(seed, Lives.of(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static List<Recorded> contradicting(List<Recorded> events) {
        var acts = fold(events).done().stream()
                .filter(d -> d.act().occurredAt() != null)
                .toList();
        var found = new ArrayList<Recorded>();
        for (int i = 1; i < acts.size(); i++) {
            if (acts.get(i).act().occurredAt().isBefore(acts.get(i - 1).act().occurredAt())) {
                found.add(acts.get(i).recorded());
            }
        }
        return found;
    }

    private static CaseFile fold(List<Recorded> events) {
        return CaseFile.fold(events).orElseThrow();
    }

    private static Set<Instant> recordedTimes(List<Recorded> events) {
        var times = new TreeSet<Instant>();
        events.forEach(e -> times.add(e.recordedAt()));
        return times;
    }

    /** Every recorded time, and a second before it. */
    private static Set<Instant> toldTimes(List<Recorded> events) {
        var times = new TreeSet<>(recordedTimes(events));
        for (var event : events) {
            var at = ((ComplaintEvent) event.event()).occurredAt();
            if (at != null) {
                times.add(at);
                times.add(at.minusSeconds(1));
            }
        }
        return times;
    }
}
