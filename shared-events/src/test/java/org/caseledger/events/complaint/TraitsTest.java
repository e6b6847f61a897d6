package org.caseledger.events.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.GoldenEvents;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.facts.RoundFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an event says of itself by a trait, its folds make of it: an {@link Ending} ends, a {@link BeginsRound} begins.
 */
class TraitsTest {
    private static final Set<Class<?>> SETTLING =
            Set.of(ComplaintReplied.class, ComplaintArchived.class, HistoryAdopted.class);

    static Stream<Ending> endings() {
        return samples().filter(Ending.class::isInstance).map(Ending.class::cast);
    }

    static Stream<BeginsRound> beginnings() {
        return samples().filter(BeginsRound.class::isInstance).map(BeginsRound.class::cast);
    }

    static Stream<ComplaintEvent> others() {
        return samples()
                .filter(event -> !(event instanceof Ending))
                .filter(event -> !SETTLING.contains(event.getClass()));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void anEnding_endsAnOpenCase_inItsOwnState_forItsOwnReason(Ending ending) {
        assertThat(ending.state().phase()).isEqualTo(ComplaintState.Phase.CLOSED);
        assertThat(ending.lapseReason()).isNotNull();
        assertThat(Lifecycle.after(ComplaintState.ACCEPTED, ending)).isEqualTo(ending.state());
    }

    @Test
    void noTwoEndings_leaveACaseInOneState() {
        assertThat(endings().map(Ending::state)).doesNotHaveDuplicates().isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void anEventWithoutTheTrait_leavesAnOpenCaseOpen(ComplaintEvent event) {
        for (var state : EnumSet.allOf(ComplaintState.class)) {
            if (state.isOpen()) {
                assertThat(Lifecycle.after(state, event).isOpen())
                        .as("%s after %s", event, state)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void aRoundThatBegins_isOpen_andHasNothingDoneInIt(BeginsRound event) {
        assertThat(Lifecycle.after(event.round() == 1 ? null : ComplaintState.ARCHIVED, event)
                        .isOpen())
                .isTrue();
        assertThat(RoundFacts.NONE.withReplied(true).withMissedCalls(2).on(event))
                .isEqualTo(RoundFacts.NONE.withBegan(event.occurredAt()));
    }

    @Test
    void onlyABeginning_isTheFirstEventOfACase() {
        samples()
                .filter(event -> !(event instanceof BeginsRound))
                .forEach(event -> assertThatThrownBy(() -> Lifecycle.after(null, event))
                        .isInstanceOf(IllegalStateException.class));
    }

    private static Stream<ComplaintEvent> samples() {
        return EventCodec.types().stream()
                .filter(ComplaintEvent.class::isAssignableFrom)
                .map(GoldenEvents::event)
                .map(ComplaintEvent.class::cast);
    }
}
