package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.retention.RetentionEvent;
import org.caseledger.procedure.DeadlineRule;
import org.junit.jupiter.api.Test;

/** Every step that a case can take has a word, and nothing else has. */
class StepWordsTest {
    private static final Set<Class<?>> BESIDE_THE_WAY =
            Set.of(HistoryAdopted.class, SecrecyMarked.class, SecrecyLifted.class);

    @Test
    void everyStepHasAWordInBothLanguages() {
        var named = EventCodec.types().stream()
                .map(EventCodec::typeOf)
                .filter(type -> !type.zh().isBlank() && !type.en().isBlank())
                .map(EventType::value)
                .collect(Collectors.toSet());

        assertThat(named).isEqualTo(steps()).containsAll(DeadlineRule.STARTING_EVENTS);
    }

    private static Set<String> steps() {
        var acts = EventCodec.types().stream()
                .filter(Act.class::isAssignableFrom)
                .filter(act -> !BESIDE_THE_WAY.contains(act));
        var ofClocks = Stream.of(DeadlineExtended.class, DeadlineSuspended.class, DeadlineResumed.class);
        var ofArchives = EventCodec.types().stream().filter(RetentionEvent.class::isAssignableFrom);
        return Stream.of(acts, ofClocks, ofArchives)
                .flatMap(events -> events)
                .map(event -> EventCodec.nameOf(event.asSubclass(LedgerEvent.class)))
                .collect(Collectors.toSet());
    }
}
